using System.Text;
using Graph.Gateway.Rest.OrderReceiver;
using Graph.Gateway.Rest.Profiles;
using Graph.Gateway.Rest.Wallet;
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
        .. RegistrationShims.All,
        .. UserShims.All,
        .. WalletShims.All,
        .. ProfileShims.All,
        .. PreferenceShims.All,
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

        foreach (var api in All.Select(shim => shim.Api).Distinct())
            foreach (var path in api.UnknownPaths)
                app.Map(path, (RequestDelegate)(context => RestErrorResponse.Write(context, api, api.Unknown(context)))).WithMetadata(api);

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
