using Graph.Functions.Hosting;
using Graph.Gateway;
using Graph.Lambda.Runtime;

// One executable is every function; Lambda says which.
var name = Environment.GetEnvironmentVariable(FunctionNames.Variable) ?? Environment.GetEnvironmentVariable("_HANDLER");
if (name != FunctionNames.Api)
{
    var hooks = new RuntimeHooks();
    return await LambdaRuntime.Run(_ => new(FunctionServices.CreateHandler(name, hooks)), hooks);
}
try
{
    await using var gateway = GatewayApplication.Build(args);
    await gateway.RunAsync();
    // Not 0 where there are no events to go on with.
    return Environment.ExitCode;
}
catch (Exception failure) when (LambdaRuntime.IsPresent) // of whatever kind: Lambda tells it to who called the function
{
    LambdaRuntime.ReportInitialisationError(failure);
    return 1;
}
