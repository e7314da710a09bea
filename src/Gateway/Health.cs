namespace Graph.Gateway;

/// <summary>Tells a load balancer that the process takes requests.</summary>
internal static class Health
{
    private static readonly byte[] Ok = """{"status":"ok"}"""u8.ToArray();

    public static Task Answer(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Ok.Length;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(Ok, context.RequestAborted).AsTask();
    }
}
