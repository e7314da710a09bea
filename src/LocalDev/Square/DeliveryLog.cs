using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>The last deliveries and what came of them.</summary>
internal sealed class DeliveryLog
{
    private const int Most = 1_000;

    private readonly Queue<Delivery> deliveries = new();

    public Delivery Begin(WebhookEvent told, DateTimeOffset now)
    {
        var delivery = new Delivery(told, now);
        lock (deliveries)
        {
            deliveries.Enqueue(delivery);
            if (deliveries.Count > Most)
                deliveries.Dequeue();
        }
        return delivery;
    }

    /// <summary>The oldest first.</summary>
    public JsonArray ToJson()
    {
        lock (deliveries)
            return new JsonArray([.. deliveries.Select(delivery => delivery.ToJson())]);
    }
}

/// <summary>One event on its way to one application, with all attempts.</summary>
internal sealed class Delivery(WebhookEvent told, DateTimeOffset begunAt)
{
    private readonly List<DeliveryAttempt> attempts = [];
    private string state = "under_way";

    public void Add(DeliveryAttempt attempt)
    {
        lock (attempts)
            attempts.Add(attempt);
    }

    /// <param name="ended"><c>delivered</c>, <c>discarded</c> after the last retry, <c>dropped</c> or <c>stopped</c>.</param>
    public void End(string ended)
    {
        lock (attempts)
            state = ended;
    }

    public JsonObject ToJson()
    {
        lock (attempts)
            return new JsonObject
            {
                ["event_id"] = told.Id,
                ["type"] = told.Type,
                ["merchant_id"] = told.MerchantId,
                ["begun_at"] = Rfc3339.Milliseconds(begunAt),
                ["state"] = state,
                ["attempts"] = new JsonArray([.. attempts.Select(attempt => attempt.ToJson())]),
            };
    }
}

/// <param name="Outcome">The status, or <c>http_timeout</c>, <c>ssl_error</c>, <c>other_error</c>.</param>
internal sealed record DeliveryAttempt(DateTimeOffset At, int Retry, string Outcome)
{
    public JsonObject ToJson() => new() { ["at"] = Rfc3339.Milliseconds(At), ["retry"] = Retry, ["outcome"] = Outcome };
}
