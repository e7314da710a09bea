using Graph.LocalDev;
using Graph.LocalDev.Processes;

try
{
    await LocalSystem.Run(args);
    return 0;
}
catch (MissingToolException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"{taken.Message} Choose another port: -- --urls http://localhost:5081");
    return 1;
}
