using System.Text;
using Graph.Gateway.Rest.WebOrders;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Execution;

namespace Graph.Gateway.Rest;

/// <summary>The routes of the REST APIs of before, and the documents that take their place.</summary>
internal static class RestRoutes
{
    public static IReadOnlyList<Shim> All { get; } =
    [
        .. OrderShims.All,
        .. CustomerShims.All,
        .. ProductShims.All,
        .. ReportShims.All,
        .. ImportShims.All,
    ];

    public static void MapRest(this WebApplication app)
    {
        var options = RestOptions.Read(app.Configuration.GetSection("Rest"));
        var executor = app.Services.GetRequiredService<GraphQLExecutor>();
        var http = app.Services.GetRequiredService<GraphQLHttpOptions>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        foreach (var shim in All)
        {
            var endpoint = new ShimEndpoint(shim, executor, http, new RestHeaders(shim, options), time);
            foreach (var basePath in shim.Api.BasePaths)
                app.MapMethods(basePath + shim.Path, [shim.Method], (RequestDelegate)endpoint.Handle).WithMetadata(shim.Api);
        }

        app.MapGet("/rest/operations/{name}", (RequestDelegate)AnswerDocument);
    }

    private static Task AnswerDocument(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (All.FirstOrDefault(shim => shim.Operation == name) is not { } shim)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/graphql; charset=utf-8";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(ShimDocuments.Read(shim)), context.RequestAborted).AsTask();
    }
}
