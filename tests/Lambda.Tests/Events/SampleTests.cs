using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

public sealed class SampleTests
{
    private static readonly string[] Names = [.. Sample.Names];

    /// <summary>What may stand anywhere in JSON, and what no event has where it stands.</summary>
    private static readonly string[] Values =
        ["null", "true", "-1", "1e999", "12345678901234567890", "\"\"", "\"\\ud83d\"", "\"\\u0000\"", "\"a\"", "[]", "[null]", "{}", "{\"a\":{\"S\":1}}", "[[\"a\"]]"];

    public static TheoryData<string> All => [.. Names];

    [Fact]
    public void There_is_a_sample_of_every_kind() => Assert.Equal(
        ["dynamodb-stream", "event-bridge-custom", "event-bridge-schedule", "function-url", "http-api", "http-api-iam-authorizer", "http-api-lambda-authorizer", "http-api-payload-1.0", "http-api-without-body", "load-balancer", "load-balancer-with-lists", "rest-api", "rest-api-custom-domain", "rest-api-lambda-authorizer", "sqs", "sqs-fifo", "web-socket-connect", "web-socket-disconnect", "web-socket-message"],
        Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void A_sample_is_written_as_it_was_read(string name)
    {
        var sample = Sample.Bytes(name);

        var again = Sample.Write(Sample.Read(name, sample));

        Assert.Equal(
            Sample.Canonical(JsonNode.Parse(sample))!.ToJsonString(), Sample.Canonical(JsonNode.Parse(again))!.ToJsonString());
    }

    [Fact]
    public void A_sample_with_any_bytes_changed_is_read_or_refused() => Prop.ForAll(
        Arb.From(from name in Gen.Elements(Names)
                 from changes in (from place in Gen.Choose(0, 1_000_000) from value in Gen.Choose(0, 255) select (place, value)).ListOf(4)
                 from cut in Gen.Frequency((4, Gen.Constant(1_000_000)), (1, Gen.Choose(0, 999_999)))
                 select (name, changes, cut)),
        given =>
        {
            var payload = Sample.Bytes(given.name);
            foreach (var (place, value) in given.changes)
                payload[(int)((long)place * payload.Length / 1_000_001)] = (byte)value;
            return IsReadOrRefused(given.name, payload.AsSpan(0, (int)((long)given.cut * payload.Length / 1_000_000)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_sample_with_any_member_changed_is_read_or_refused()
    {
        foreach (var name in Names)
        {
            var places = Places(JsonNode.Parse(Sample.Bytes(name))!).Count();
            for (var place = 0; place < places; place++)
            {
                foreach (var value in Values)
                {
                    var changed = JsonNode.Parse(Sample.Bytes(name))!;
                    var marked = Places(changed).ElementAt(place);
                    marked.ReplaceWith("\u0001here");
                    var payload = changed.ToJsonString().Replace("\"\\u0001here\"", value, StringComparison.Ordinal);
                    Assert.True(IsReadOrRefused(name, Encoding.UTF8.GetBytes(payload)), $"{name}: {payload}");
                }
            }
        }
    }

    private static bool IsReadOrRefused(string name, ReadOnlySpan<byte> payload)
    {
        try
        {
            Sample.Read(name, payload);
        }
        catch (MalformedEventException)
        {
        }
        return true;
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Value is null ? [] : Places(member.Value).Prepend(member.Value)),
        JsonArray items => items.SelectMany(item => item is null ? [] : Places(item).Prepend(item)),
        _ => [],
    };
}
