namespace Graph.LocalDev.Tests;

/// <summary>Logs all that it has to say.</summary>
public sealed class TalkativeSystem : SeededSystem
{
    /// <summary>Of tests that look for what must not be said.</summary>
    public new const string Collection = "talkative system";

    protected override int Orders => FewOrders;

    protected override string[] Arguments =>
    [
        "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting=Trace",
        "--Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Routing=Trace",
    ];
}

[CollectionDefinition(TalkativeSystem.Collection)]
public sealed class TalkativeSystemCollection : ICollectionFixture<TalkativeSystem>;
