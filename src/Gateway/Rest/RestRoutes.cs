using System.Text;
using Graph.Gateway.Rest.Catalogue;
using Graph.Gateway.Rest.OpenApi;
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
        .. ProductShims.All,
        .. ReportShims.All,
        .. ImportShims.All,
        .. SquareOAuthShims.All,
        .. CatalogueShims.All,
        .. CatalogueConstants.All,
        .. RegistrationShims.All,
        .. UserShims.All,
        .. WalletShims.All,
        .. ProfileShims.All,
        .. PreferenceShims.All,
    ];

    /// <summary>
    /// Routes what none of the application's other endpoints takes. Theirs are made when such a request first comes: a function that starts for
    /// a GraphQL request does not wait for them.
    /// </summary>
    public static void UseRest(this WebApplication app)
    {
        // Here, so that a setting that is wrong stops the start.
        var options = RestOptions.Read(app.Configuration.GetSection("Rest"));
        app.Use(next =>
        {
            var rest = new Lazy<RequestDelegate>(() => Route(app.Services, options, next));
            return context => context.GetEndpoint() is null ? rest.Value(context) : next(context);
        });
    }

    /// <summary>Finds the endpoint; the application calls it, after all that comes before endpoints.</summary>
    private static RequestDelegate Route(IServiceProvider services, RestOptions options, RequestDelegate next)
    {
        var routing = new ApplicationBuilder(services);
        routing.UseRouting();
        routing.UseShimAnswers();
        routing.Run(next);
        routing.UseEndpoints(endpoints => Map(endpoints, options));
        return routing.Build();
    }

    private static void Map(IEndpointRouteBuilder app, RestOptions options)
    {
        var services = app.ServiceProvider;
        var executor = services.GetRequiredService<GraphQLExecutor>();
        var http = services.GetRequiredService<GraphQLHttpOptions>();
        var time = services.GetRequiredService<TimeProvider>();
        foreach (var path in All.GroupBy(shim => (shim.Api, shim.Path)))
        {
            var endpoints = new ShimEndpoints(path.Select(shim => new ShimEndpoint(shim, executor, http, new RestHeaders(shim, options), time)));
            foreach (var basePath in path.Key.Api.BasePaths)
                Map(app, basePath + path.Key.Path, path.Key.Api, endpoints);
        }

        foreach (var api in All.Select(shim => shim.Api).Distinct())
            foreach (var path in api.UnknownPaths)
                app.Map(path, (RequestDelegate)(context => RestErrorResponse.Write(context, api, api.Unknown(context)))).WithMetadata(api);

        var openApi = new Lazy<byte[]>(static () => OpenApiDocument.Of(All));
        app.MapGet("/openapi.json", (RequestDelegate)(context => Answer(context, "application/json", openApi.Value)));
        app.MapGet(RestHeaders.OperationsPath + "{name}", (RequestDelegate)AnswerDocument);
    }

    /// <summary>One endpoint a path, which answers OPTIONS too (<see cref="RestPreflight"/>).</summary>
    private static void Map(IEndpointRouteBuilder app, string path, RestApi api, ShimEndpoints endpoints)
    {
        string[] methods = [.. endpoints.Methods, HttpMethods.Options];
        app.MapMethods(path, methods, (RequestDelegate)(context => endpoints.For(context.Request.Method)!.Handle(context))).WithMetadata(api, endpoints);
    }

    private static Task AnswerDocument(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (All.FirstOrDefault(shim => shim.Operation == name) is not { } shim)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return Answer(context, "application/graphql; charset=utf-8", Encoding.UTF8.GetBytes(ShimDocuments.Read(shim)));
    }

    private static Task Answer(HttpContext context, string contentType, byte[] content)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }
}
