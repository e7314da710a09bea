namespace Graph.Gateway.Http;

/// <summary>The answer to a path that is nothing here.</summary>
internal static class NotFound
{
    private static readonly byte[] s_body = """{"message":"Not Found"}"""u8.ToArray();

    public static void UseNotFound(this WebApplication app) =>
        app.Use(static (context, next) => context.GetEndpoint() is null ? Answer(context) : next(context));

    private static Task Answer(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = s_body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(s_body, context.RequestAborted).AsTask();
    }
}
