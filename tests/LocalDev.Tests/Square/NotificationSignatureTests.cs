using System.Text;
using Graph.LocalDev.Square;

namespace Graph.LocalDev.Tests.Square;

public sealed class NotificationSignatureTests
{
    private const string Body =
        """{"merchant_id":"MLDEMO0000001","type":"order.updated","event_id":"0f6d2a1e-7c53-4f4f-9a10-2f1d9f0b7c11","created_at":"2030-01-02T03:04:05.678Z","data":{"type":"order_updated","id":"ORDDEMO0001","object":{"order_updated":{"created_at":"2030-01-02T03:00:00.000Z","location_id":"LOCDEMO01","order_id":"ORDDEMO0001","state":"OPEN","updated_at":"2030-01-02T03:04:05.500Z","version":3}}}}""";

    /// <summary>Made without this code, and accepted by Square's own client.</summary>
    [Fact]
    public void A_known_notification_has_its_known_signatures()
    {
        var subscription = new WebhookSubscription(new("https://bff.example.test/square/webhook"), "k-demo-3f9c");

        Assert.Equal("HQOOXbAqU+kUQDThGVVhxpZanrWa6LuD5xW9cD7TtcU=", NotificationSignature.Of(subscription, Encoding.UTF8.GetBytes(Body)));
        Assert.Equal("smm8x+rntxnaAu8Cnp1scsOnIiY=", NotificationSignature.OldOf(subscription, Encoding.UTF8.GetBytes(Body)));
    }
}
