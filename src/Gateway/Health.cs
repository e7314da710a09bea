using Graph.Resolvers.Orders;

namespace Graph.Gateway;

/// <summary>Whether the process takes requests, and whether it can answer them.</summary>
internal static class Health
{
    private static readonly OrderId Probe = new("health");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly byte[] Ok = """{"status":"ok"}"""u8.ToArray();
    private static readonly byte[] Unavailable = """{"status":"unavailable"}"""u8.ToArray();

    /// <summary>The process takes requests. Says nothing of the database: a new process would not mend that one.</summary>
    public static Task Answer(HttpContext context) => Answer(context, StatusCodes.Status200OK, Ok);

    /// <summary>The database answers too; 503 when it does not within two seconds.</summary>
    public static async Task AnswerReady(HttpContext context)
    {
        if (await DatabaseAnswers(context.RequestServices.GetRequiredService<OrderStore>(), context.RequestAborted))
            await Answer(context, StatusCodes.Status200OK, Ok);
        else
            await Answer(context, StatusCodes.Status503ServiceUnavailable, Unavailable);
    }

    private static async Task<bool> DatabaseAnswers(OrderStore orders, CancellationToken aborted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(Patience);
        try
        {
            await orders.Get(Probe, limit.Token);
            return true;
        }
        catch (Exception) // whatever it is, it would be a query's failure too, and is logged there
        {
            return false;
        }
    }

    private static Task Answer(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
