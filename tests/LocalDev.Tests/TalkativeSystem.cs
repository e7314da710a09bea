namespace Graph.LocalDev.Tests;

/// <summary>Logs all that it has to say.</summary>
public sealed class TalkativeSystem : SeededSystem
{
    protected override string[] Arguments =>
    [
        "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting=Trace",
        "--Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Routing=Trace",
    ];
}
