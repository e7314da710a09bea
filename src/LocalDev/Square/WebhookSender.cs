using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace Graph.LocalDev.Square;

/// <summary>
/// Delivers notifications as Square does: signed, at least once, in no order, again after failures. Who sends waits for nothing.
/// </summary>
/// <remarks>https://developer.squareup.com/docs/webhooks/overview</remarks>
internal sealed class WebhookSender : IAsyncDisposable
{
    /// <summary>More at once are dropped.</summary>
    private const int MostUnderWay = 2_000;

    private readonly WebhookOptions options;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, bool> underWay = new();
    private readonly ReorderedDeliveries reordered;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, // a redirect is a failure
        UseCookies = false,
        UseProxy = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public WebhookSender(WebhookOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        reordered = new ReorderedDeliveries(options, time);
        Deliveries = new DeliveryLog();
    }

    public DeliveryLog Deliveries { get; }

    /// <summary>Begins to deliver, and returns at once.</summary>
    public void Send(WebhookSubscription subscription, WebhookEvent told)
    {
        var delivery = Deliveries.Begin(told, time.GetUtcNow());
        if (underWay.Count >= MostUnderWay)
        {
            delivery.End("dropped");
            return;
        }
        var turn = reordered.TakeTurn();
        Track(Task.Run(() => Deliver(subscription, told, delivery, turn)));
        if (Random.Shared.NextDouble() < options.Duplicated)
            Track(Task.Run(() => Deliver(subscription, told, Deliveries.Begin(told, time.GetUtcNow()), ReorderedDeliveries.Turn.AtOnce)));
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(underWay.Keys);
        http.Dispose();
        stopping.Dispose();
    }

    private void Track(Task delivery)
    {
        underWay[delivery] = true;
        delivery.ContinueWith(ended => underWay.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task Deliver(
        WebhookSubscription subscription, WebhookEvent told, Delivery delivery, ReorderedDeliveries.Turn turn)
    {
        try
        {
            await turn.Wait(stopping.Token);
            var (began, reason) = (time.GetUtcNow(), "");
            for (var retry = 0; ; retry++)
            {
                reason = await Attempt(subscription, told, delivery, began, retry, reason);
                turn.End();
                if (reason.Length == 0 || retry >= options.RetryDelays.Count)
                    break;
                await Task.Delay(options.RetryDelays[retry], time, stopping.Token);
            }
            delivery.End(reason.Length == 0 ? "delivered" : "discarded");
        }
        catch (OperationCanceledException)
        {
            delivery.End("stopped");
        }
    }

    /// <returns>Why it is tried again, in Square's words; empty when it need not.</returns>
    private async Task<string> Attempt(
        WebhookSubscription subscription, WebhookEvent told, Delivery delivery, DateTimeOffset began, int retry, string reasonBefore)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping.Token);
        using var request = Request(subscription, told, began, retry, reasonBefore);
        var (outcome, reason) = ("", "");
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token);
            outcome = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            reason = response.IsSuccessStatusCode ? "" : "http_error";
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            outcome = reason = "http_timeout";
        }
        catch (HttpRequestException failure)
        {
            outcome = reason = failure.HttpRequestError == HttpRequestError.SecureConnectionError ? "ssl_error" : "other_error";
        }
        delivery.Add(new DeliveryAttempt(time.GetUtcNow(), retry, outcome));
        return reason;
    }

    private static HttpRequestMessage Request(
        WebhookSubscription subscription, WebhookEvent told, DateTimeOffset began, int retry, string reason)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.NotificationUrl)
        {
            Content = new ByteArrayContent(told.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.UserAgent.ParseAdd("Square-Connect-v2-stand-in");
        request.Headers.Add("x-square-hmacsha256-signature", NotificationSignature.Of(subscription, told.Body));
        request.Headers.Add("x-square-signature", NotificationSignature.OldOf(subscription, told.Body));
        request.Headers.Add("square-environment", "Sandbox");
        request.Headers.Add("square-initial-delivery-timestamp", Rfc3339.Milliseconds(began));
        if (retry > 0)
        {
            request.Headers.Add("square-retry-number", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("square-retry-reason", reason);
        }
        return request;
    }
}
