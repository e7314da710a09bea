using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Resolvers.Square.Webhooks;
using Graph.Testing.Peers;

namespace Graph.Resolvers.Tests.Square.Webhooks;

public sealed class WebhookSignatureTests
{
    private const string Url = "https://bff.example.test/square/webhook";
    private const string Key = "k-demo-3f9c";
    private const string Signature = "HQOOXbAqU+kUQDThGVVhxpZanrWa6LuD5xW9cD7TtcU=";

    private const string Body =
        """{"merchant_id":"MLDEMO0000001","type":"order.updated","event_id":"0f6d2a1e-7c53-4f4f-9a10-2f1d9f0b7c11","created_at":"2030-01-02T03:04:05.678Z","data":{"type":"order_updated","id":"ORDDEMO0001","object":{"order_updated":{"created_at":"2030-01-02T03:00:00.000Z","location_id":"LOCDEMO01","order_id":"ORDDEMO0001","state":"OPEN","updated_at":"2030-01-02T03:04:05.500Z","version":3}}}}""";

    [Fact]
    public void A_known_signature_verifies()
    {
        Assert.True(new WebhookSignature(Url, Key).Verifies(Encoding.UTF8.GetBytes(Body), Signature));
        Assert.True(new WebhookSignature(Url, "the-next-key", Key).Verifies(Encoding.UTF8.GetBytes(Body), Signature));
    }

    [Theory]
    [InlineData(Url + "/", Key, Body, Signature)]
    [InlineData(Url, "another-key", Body, Signature)]
    [InlineData(Url, Key, Body + "\n", Signature)]
    [InlineData(Url, Key, "", Signature)]
    [InlineData(Url, Key, Body, null)]
    [InlineData(Url, Key, Body, "")]
    [InlineData(Url, Key, Body, "HQOOXbAqU+kUQDThGVVhxpZanrWa6LuD5xW9cD7TtcU")]
    [InlineData(Url, Key, Body, " QOOXbAqU+kUQDThGVVhxpZanrWa6LuD5xW9cD7TtcU=")]
    [InlineData(Url, Key, Body, "hqooXbAqU+kUQDThGVVhxpZanrWa6LuD5xW9cD7TtcU=")]
    [InlineData(Url, Key, Body, "HQOOXbAqU+kUQDThGVVhxpZanrWa6LuD5xW9cD7TtcVV")]
    [InlineData(Url, Key, Body, "********************************************")]
    public void What_is_not_signed_so_is_refused(string url, string key, string body, string? signature) =>
        Assert.False(new WebhookSignature(url, key).Verifies(Encoding.UTF8.GetBytes(body), signature));

    [Fact]
    public void Without_an_address_or_a_key_nothing_is_verified()
    {
        Assert.ThrowsAny<ArgumentException>(() => new WebhookSignature("", Key));
        Assert.ThrowsAny<ArgumentException>(() => new WebhookSignature(Url));
        Assert.ThrowsAny<ArgumentException>(() => new WebhookSignature(Url, Key, ""));
    }

    /// <summary>Bodies of any text, empty ones and one of 1 MB among them; half of them changed on their way.</summary>
    [Fact]
    public async Task Square_s_own_client_says_the_same_of_a_thousand_bodies()
    {
        await using var square = await Peer.StartNode("tests/Resolvers.Tests/Square/Peers/webhooks.mjs");
        var random = new Random(6);
        var valid = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var body = i == 0 ? Text(random, 500_000) : i % 50 == 1 ? "" : Text(random, random.Next(1, 2_000));
            var (url, key) = ($"https://bff.example.test/{i % 3}", $"key-{random.Next(3)}-ü");
            var bytes = Encoding.UTF8.GetBytes(body);
            byte[] signed = [.. Encoding.UTF8.GetBytes(url), .. bytes];
            var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
            switch (random.Next(6))
            {
                case 0:
                    bytes = Encoding.UTF8.GetBytes(body + "x");
                    break;
                case 1:
                    url += "/";
                    break;
                case 2:
                    key += "x";
                    break;
            }

            var answer = await square.Ask(new JsonObject
            {
                ["key"] = key, ["url"] = url, ["body"] = Convert.ToBase64String(bytes), ["signature"] = signature,
            });

            Assert.Equal((bool)answer["valid"]!, new WebhookSignature(url, key).Verifies(bytes, signature));
            valid += (bool)answer["valid"]! ? 1 : 0;
        }
        Assert.InRange(valid, 400, 600);
    }

    /// <summary>Letters of all lengths in UTF-8, line ends and control characters.</summary>
    private static string Text(Random random, int length)
    {
        string[] pieces = ["a", "\"", "\\", "\r\n", "\u0000", "é", "日", "\U0001F600", "e\u0301", "\u2028"];
        var text = new StringBuilder(length * 2);
        for (var i = 0; i < length; i++)
            text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }
}
