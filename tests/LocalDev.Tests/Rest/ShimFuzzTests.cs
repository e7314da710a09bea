using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Graph.Gateway.Rest.OrderReceiver;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Requests that are like those of REST clients and are not: whatever comes is answered, and not by a failure of the server's.</summary>
public sealed class ShimFuzzTests(ShimFuzzTests.UnlimitedSystem system) : IClassFixture<ShimFuzzTests.UnlimitedSystem>
{
    /// <summary>The order receiver has always said so of a body that is JSON and no object, and of an <c>email</c> that is no text.</summary>
    private const string OfTheContract = """{"success":false,"message":"Internal server error"}""";

    /// <summary>What the server says of a request line that ends in no version of HTTP: RFC 9110, section 15.6.6.</summary>
    private const int OfTheRequestLine = 505;

    private const string Begin = "HTTP/1.1 ";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1, 1_000)]
    public Task Whatever_comes_is_answered(int seed, int requests) => Try(seed, requests);

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(2, 20_000)]
    public Task Very_much_of_it_is_answered(int seed, int requests) => Try(seed, requests);

    [Fact]
    public async Task A_body_that_cannot_be_read_is_refused_in_the_words_of_the_API()
    {
        using var senders = new ShimSenders(system);
        var answer = await Send(Encoding.ASCII.GetBytes(
            $"POST /auth/register-business HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {senders.TokenOf(ShimSenders.Seller)}\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n"));

        Assert.StartsWith(Begin + "400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nAccess-Control-Allow-Origin: *\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"success\":false,\"message\":\"The request's body cannot be read.\"}", answer, StringComparison.Ordinal);
    }

    private async Task Try(int seed, int count)
    {
        using var senders = new ShimSenders(system);
        await senders.Prepare();
        var requests = new ShimRequests(new Random(seed), senders);
        for (var i = 0; i < count; i++)
        {
            var request = requests.Next();
            var answer = await Send(request.Bytes);

            Assert.True(
                IsNoFailure(request, answer),
                $"Request {i} of seed {seed}, of {request.Sender ?? "nobody"}, was answered '{answer}':\n{Encoding.Latin1.GetString(request.Bytes)}");
            if (request is { Shim.Path: "/api/auth/logout", Sender: ShimSenders.Seller })
                await senders.Connect();
        }

        // What fails after the answer has begun, no status tells.
        Assert.DoesNotContain(system.Logs.All, line => line.StartsWith("Error ", StringComparison.Ordinal) || line.StartsWith("Critical ", StringComparison.Ordinal));
    }

    private static bool IsNoFailure(ShimRequest request, string answer) =>
        answer.StartsWith(Begin, StringComparison.Ordinal)
        && !answer.Contains("   at ", StringComparison.Ordinal)
        && int.Parse(answer.AsSpan(Begin.Length, 3), CultureInfo.InvariantCulture) switch
        {
            < 500 or OfTheRequestLine => true,
            500 => request.Shim.Api is OrderReceiverApi && FailedBefore(request.Body) && answer.EndsWith(OfTheContract, StringComparison.Ordinal),
            _ => false,
        };

    private static bool FailedBefore(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind != JsonValueKind.Object
                || (json.RootElement.TryGetProperty("email", out var email) && email.ValueKind != JsonValueKind.String);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <returns>The answer, after those that come before it (RFC 9110, section 15.2); or why there is none.</returns>
    private async Task<string> Send(byte[] request)
    {
        using var limit = new CancellationTokenSource(s_patience);
        try
        {
            using var client = new TcpClient();
            var address = system.Client.BaseAddress!;
            await client.ConnectAsync(address.Host, address.Port, limit.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(request, limit.Token);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var answer = await reader.ReadToEndAsync(limit.Token);
            while (answer.StartsWith(Begin + "1", StringComparison.Ordinal) && answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
                answer = answer[(end + 4)..];
            return answer;
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            return error.Message;
        }
    }

    /// <summary>Answers as many requests as come.</summary>
    public sealed class UnlimitedSystem : SeededSystem
    {
        protected override string[] Arguments => [.. base.Arguments, "--RateLimit:Enabled=false"];

        protected override bool RunsFunctions => false;

        protected override int Orders => FewOrders;
    }
}
