using System.Text;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

public sealed class EventBridgeEventTests
{
    [Fact]
    public void A_schedule_says_when_it_was_due()
    {
        var read = EventJson.ReadEventBridgeEvent(Sample.Bytes("event-bridge-schedule"));

        Assert.True(read.IsScheduled);
        Assert.Equal(new DateTimeOffset(2030, 2, 11, 8, 10, 0, TimeSpan.Zero), read.Time);
        Assert.Equal(["arn:aws:events:eu-central-1:210987654321:rule/sweep"], read.Resources);
    }

    [Fact]
    public void An_event_of_one_s_own_has_details()
    {
        var read = EventJson.ReadEventBridgeEvent(Sample.Bytes("event-bridge-custom"));

        Assert.False(read.IsScheduled);
        Assert.Equal("ORD-1", read.Detail.GetProperty("orderId").GetString());
        Assert.Equal("Order Placed 5c1b0a9f-8e7d-4c6b-a5f4-000000000005 of shop.orders", read.ToString());
    }

    [Theory]
    [InlineData("2030-02-11T09:10:00+01:00")]
    [InlineData("2030-02-11T08:10:00.999Z")]
    public void A_time_is_written_as_AWS_writes_it(string time)
    {
        var read = EventJson.ReadEventBridgeEvent(Encoding.UTF8.GetBytes(
            """{"id":"1","detail-type":"t","source":"s","time":"TIME","resources":[],"detail":{}}""".Replace("TIME", time, StringComparison.Ordinal)));

        Assert.Equal(
            """{"id":"1","detail-type":"t","source":"s","time":"2030-02-11T08:10:00Z","resources":[],"detail":{}}""",
            Encoding.UTF8.GetString(EventJson.Write(read)));
    }

    [Theory]
    [InlineData("""{"id":"1","detail-type":"t","source":"s","time":"2030-02-11T08:10:00Z"}""")]
    [InlineData("""{"id":"1","detail-type":"t","source":"s","time":"yesterday","detail":{}}""")]
    [InlineData("""{"id":"1","source":"s","time":"2030-02-11T08:10:00Z","detail":{}}""")]
    public void What_is_no_event_is_refused(string payload) =>
        Assert.Throws<MalformedEventException>(() => EventJson.ReadEventBridgeEvent(Encoding.UTF8.GetBytes(payload)));
}
