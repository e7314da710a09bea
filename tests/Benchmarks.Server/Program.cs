using Graph.Benchmarks.Server;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Execution;
using Graph.Lambda.Hosting;

var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
builder.WebHost.UseKestrelCore();
builder.Services.AddRoutingCore();
builder.Services.AddSingleton<Customers>();
builder.Services.AddSingleton(services => new GraphQLExecutor(GraphSchema.Create(services)));
builder.WebHost.UseUrls(UrlsOf(args));
builder.Services.AddLambdaHosting();

var app = builder.Build();
app.UseRouting();
app.MapGraphQL();
app.Run();

// Peers take their port from the environment, so this server does too.
static string UrlsOf(string[] args)
{
    var given = Array.IndexOf(args, "--urls");
    if (given >= 0 && given + 1 < args.Length)
        return args[given + 1];
    return $"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT") ?? "5090"}";
}
