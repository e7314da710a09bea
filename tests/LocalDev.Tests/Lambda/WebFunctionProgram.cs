using Graph.Lambda.Hosting;
using Graph.LocalDev.Lambda;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>A function of which the process is an ASP.NET Core application.</summary>
internal static class WebFunctionProgram
{
    public const string Name = "web-function";

    public static LocalFunctionOptions Options { get; } =
        FunctionProgram.Options with { Name = "web", Arguments = [typeof(WebFunctionProgram).Assembly.Location, Name] };

    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddLambdaHosting();
        await using var application = builder.Build();
        application.Lifetime.ApplicationStopped.Register(() => Console.WriteLine("stopped"));
        Map(application);
        await application.RunAsync();
        return Environment.ExitCode;
    }

    private static void Map(WebApplication application)
    {
        application.MapGet("/hello/{name}", (HttpContext context) => context.Response.WriteAsync(
            $"hello {context.Request.RouteValues["name"]} {context.Request.Query["a"]} from {context.Connection.RemoteIpAddress}"));
        application.MapGet("/loaded", (HttpContext context) => context.Response.WriteAsync(
            string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).Where(name => name!.Contains("Kestrel", StringComparison.Ordinal)))));
        application.MapPost("/length", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            await context.Response.WriteAsync($"{body.Length}");
        });
        application.MapGet("/throw", (HttpContext _) => Task.FromException(new InvalidOperationException("As it was told to.")));
        application.MapGet("/large", (HttpContext context) => context.Response.WriteAsync(new string('x', 7_000_000)));
        application.MapGet("/wait", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        application.MapGet("/events", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
            await context.Response.WriteAsync("event: next\n\n");
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
    }
}
