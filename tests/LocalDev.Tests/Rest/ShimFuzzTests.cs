using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Graph.Gateway.Rest;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Requests that are like those of REST clients and are not: whatever comes is answered, and not by a failure of the server's.</summary>
[Collection(SeededSystem.Collection)]
public sealed class ShimFuzzTests(SeededSystem system)
{
    /// <summary>The order receiver has always said so of a body that is JSON and no object.</summary>
    private const string OfTheContract = """{"success":false,"message":"Internal server error"}""";

    /// <summary>What the server says of a request line that ends in no version of HTTP: RFC 9110, section 15.6.6.</summary>
    private const string OfTheRequestLine = "HTTP/1.1 505 ";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string token = system.TokenOf("fuzz");

    [Theory]
    [InlineData(1, 1_000)]
    public Task Whatever_comes_is_answered(int seed, int requests) => Try(seed, requests);

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(2, 20_000)]
    public Task Very_much_of_it_is_answered(int seed, int requests) => Try(seed, requests);

    private async Task Try(int seed, int requests)
    {
        var random = new Random(seed);
        for (var i = 0; i < requests; i++)
        {
            var request = RequestOf(random, RestRoutes.All[random.Next(RestRoutes.All.Count)]);
            var answer = await Send(request);

            var line = answer.AsSpan(0, Math.Max(0, answer.IndexOf('\r', StringComparison.Ordinal))).ToString();
            Assert.True(
                line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
                    && (int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture) < 500
                        || line.StartsWith(OfTheRequestLine, StringComparison.Ordinal)
                        || answer.EndsWith(OfTheContract, StringComparison.Ordinal)),
                $"Request {i} of seed {seed} was answered '{answer}':\n{Encoding.Latin1.GetString(request)}");
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        }
    }

    private byte[] RequestOf(Random random, Shim shim)
    {
        var basePath = shim.Api.BasePaths[random.Next(shim.Api.BasePaths.Count)];
        var path = shim.Parameters.Where(parameter => parameter.IsInPath).Aggregate(
            shim.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", Value(random, parameter.Example), StringComparison.Ordinal));
        var query = string.Join('&', shim.Parameters
            .Where(parameter => !parameter.IsInPath && random.Next(3) > 0)
            .Select(parameter => $"{parameter.Name}={Value(random, parameter.Example)}"));
        var body = shim.Body is null ? [] : Mutated(random, Encoding.UTF8.GetBytes(shim.Body.Example));
        var method = random.Next(20) == 0 ? shim.Method.ToLowerInvariant() : shim.Method;
        var head = $"{method} {basePath}{path}?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{Authorization(random)}"
            + $"Content-Type: {(random.Next(10) > 0 ? "application/json" : Value(random, "text/plain"))}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }

    private string Authorization(Random random) => random.Next(4) switch
    {
        0 => "",
        1 => $"Authorization: {Value(random, "Bearer x")}\r\n",
        _ => $"Authorization: Bearer {token}\r\n",
    };

    /// <summary>The example itself, a mutation of it, or any bytes; so that they may stand in a line, and sometimes not.</summary>
    private static string Value(Random random, string example)
    {
        var bytes = random.Next(3) == 0 ? Encoding.UTF8.GetBytes(example) : Mutated(random, Encoding.UTF8.GetBytes(example));
        return random.Next(20) == 0
            ? Encoding.Latin1.GetString(bytes)
            : string.Concat(bytes.Select(value => char.IsAsciiLetterOrDigit((char)value) ? $"{(char)value}" : $"%{value:X2}"));
    }

    private static byte[] Mutated(Random random, byte[] bytes)
    {
        var mutated = bytes.ToList();
        for (var times = random.Next(4); times > 0; times--)
        {
            var at = random.Next(mutated.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < mutated.Count:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1 when at < mutated.Count:
                    mutated.RemoveRange(at, random.Next(mutated.Count - at));
                    break;
                case 2:
                    mutated.InsertRange(at, Enumerable.Range(0, random.Next(200)).Select(_ => (byte)random.Next(256)));
                    break;
                default:
                    mutated.InsertRange(at, Encoding.UTF8.GetBytes(s_odd[random.Next(s_odd.Length)]));
                    break;
            }
        }
        return [.. mutated];
    }

    private static readonly string[] s_odd =
    [
        "null", "true", "-1", "1e999", "0.1", "[]", "{}", "\"", "\\ud800", "\\u0000", "%00", "../", "\u00ff", "9223372036854775808", "1".PadRight(400, '0'), "{\"a\":", "[[[[",
    ];

    private async Task<string> Send(byte[] request)
    {
        using var limit = new CancellationTokenSource(s_patience);
        using var client = new TcpClient();
        var address = system.Client.BaseAddress!;
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request, limit.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(limit.Token);
    }
}
