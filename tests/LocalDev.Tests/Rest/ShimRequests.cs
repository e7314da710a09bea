using System.Globalization;
using System.Text;
using Graph.Gateway.Rest;
using Graph.LocalDev.Tests.Lambda;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>A request as it goes over the wire: whole, or so wrong that nobody waits for the rest of it.</summary>
/// <param name="Sender">Null for nobody.</param>
/// <param name="Body">What a server reads as its body.</param>
internal sealed record ShimRequest(Shim Shim, string? Sender, byte[] Bytes, byte[] Body);

/// <summary>Makes requests that are like those of REST clients and are not.</summary>
internal sealed class ShimRequests(Random random, ShimSenders senders)
{
    /// <summary>What is sent in one write is there when the answer is.</summary>
    private const int LargestBody = 10_000;

    private static readonly string[] s_odd =
    [
        "null", "true", "-1", "1e999", "0.1", "[]", "{}", "\"", "\\ud800", "\\u0000", "%00", "../", "\u00ff", "9223372036854775808", "1".PadRight(400, '0'), "{\"a\":", "[[[[",
    ];

    private static readonly string[] s_methods =
        ["GET", "HEAD", "OPTIONS", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "M-SEARCH", "G\u00c4T", ""];

    /// <summary>For <c>{0}</c> stands the target that is right.</summary>
    private static readonly string[] s_targets =
    [
        "*", "/", "//", "", "x", "?", "/%", "/%00", "/%zz?%zz", "/nope", "{0}&a[]=1&=&&=x&limit=1&limit=2", "/nope{0}", "/{0}", "http://x{0}", "http://[{0}",
        "/api/..%2f{0}", "/./..{0}", "{0}#x", "{0} ", "/openapi.json", "/rest/operations/{0}",
    ];

    private static readonly (string Name, string Value)[] s_headers =
    [
        ("Origin", "https://pages.example"), ("Origin", "https://pages.example\r\nAccess-Control-Request-Method: PUT"), ("Accept-Encoding", "gzip, br;q=0.5"),
        ("X-Forwarded-For", "203.0.113.7, 10.0.0.1"), ("X-Amz-Date", "20310506T120000Z"), ("X-Amz-Security-Token", "IQoJ"), ("X-Amzn-Trace-Id", "Root=1-5"),
        ("Expect", "100-continue"),
    ];

    /// <summary>None is a length that the body does not have.</summary>
    private static readonly string[] s_lengths =
        ["", "-1", "+0", "0x10", "1e3", "1, 1", "0\r\nContent-Length: 0", "9223372036854775807", "9223372036854775808", "1".PadRight(400, '0')];

    private static readonly string[] s_encodings =
        ["chunked", "chunked", "Chunked", "gzip, chunked", "gzip", "identity", "chunked, gzip", "chunked, chunked", "", "chunked\r\nTransfer-Encoding: chunked"];

    public ShimRequest Next()
    {
        var shim = RestRoutes.All[random.Next(RestRoutes.All.Count)];
        var (sender, authorization) = Authorization(shim.Api);
        var (framing, content, body) = Framed(shim.Body is null ? [] : Body(shim.Body.Example));
        string[] head =
        [
            $"{Method(shim.Method)} {Target(shim)} HTTP/1.1",
            "Host: x",
            "Connection: close",
            .. authorization,
            $"Content-Type: {(random.Next(10) > 0 ? "application/json" : Value("text/plain"))}",
            .. OddHeader(),
            framing,
            "",
            "",
        ];
        return new ShimRequest(shim, sender, [.. Encoding.Latin1.GetBytes(string.Join("\r\n", head)), .. content], body);
    }

    private (string? Sender, string[] Header) Authorization(RestApi api)
    {
        switch (random.Next(8))
        {
            case 0:
                return (null, []);
            case 1:
                return (null, [$"Authorization: {Value("Bearer x")}"]);
            default:
                var sender = senders.Of(random, api);
                return (sender, [$"Authorization: Bearer {senders.TokenOf(sender)}"]);
        }
    }

    private string Method(string method) => random.Next(12) switch
    {
        0 => s_methods[random.Next(s_methods.Length)],
        1 => method.ToLowerInvariant(),
        _ => method,
    };

    private string Target(Shim shim)
    {
        var target = RightTarget(shim);
        return random.Next(15) switch
        {
            0 => Encoding.Latin1.GetString(Mutated(Encoding.Latin1.GetBytes(target))),
            1 => Escaped(Mutated(Encoding.Latin1.GetBytes(target)), "/?&=%"),
            2 => s_targets[random.Next(s_targets.Length)].Replace("{0}", target, StringComparison.Ordinal),
            _ => target,
        };
    }

    /// <summary>The route's, but for the values.</summary>
    private string RightTarget(Shim shim)
    {
        var basePath = shim.Api.BasePaths[random.Next(shim.Api.BasePaths.Count)];
        var path = shim.Parameters.Where(parameter => parameter.IsInPath).Aggregate(
            shim.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", Value(parameter.Example), StringComparison.Ordinal));
        var query = string.Join('&', shim.Parameters
            .Where(parameter => !parameter.IsInPath && random.Next(3) > 0)
            .Select(parameter => $"{(random.Next(20) > 0 ? parameter.Name : Value(parameter.Name))}={Value(parameter.Example)}"));
        return $"{basePath}{path}?{query}";
    }

    private byte[] Body(string example)
    {
        var right = Encoding.UTF8.GetBytes(example);
        var body = random.Next(2) == 0 ? Mutated(right) : EventMutations.Of(right, random);
        return body[..Math.Min(body.Length, LargestBody)];
    }

    /// <summary>How a body is sent: mostly with its length.</summary>
    private (string Header, byte[] Content, byte[] Read) Framed(byte[] body)
    {
        switch (random.Next(16))
        {
            case 0:
                return ($"Content-Length: {s_lengths[random.Next(s_lengths.Length)]}", body, []);
            case 1:
                var length = random.Next(body.Length + 1);
                return ($"Content-Length: {length}", body, body[..length]);
            case 2:
                var header = $"Transfer-Encoding: {s_encodings[random.Next(s_encodings.Length)]}";
                return (random.Next(4) == 0 ? $"Content-Length: 0\r\n{header}" : header, Chunked(body), body);
            default:
                return ($"Content-Length: {body.Length}", body, body);
        }
    }

    /// <summary>RFC 9112, section 7.1; now and then it begins with what is no size.</summary>
    private byte[] Chunked(byte[] body)
    {
        var size = body.Length > 0 ? $"{body.Length:x}\r\n" : "";
        return
        [
            .. Encoding.ASCII.GetBytes((random.Next(4) == 0 ? "x" : "") + size), .. body, .. Encoding.ASCII.GetBytes((size.Length > 0 ? "\r\n" : "") + "0\r\n\r\n"),
        ];
    }

    private string[] OddHeader()
    {
        if (random.Next(2) == 0)
            return [];
        var (name, value) = s_headers[random.Next(s_headers.Length)];
        if (random.Next(2) == 0)
            return [$"{name}: {value}"];
        var mutated = Mutated(Encoding.ASCII.GetBytes(value));
        return random.Next(20) == 0
            ? [$"{name}: {Encoding.Latin1.GetString(mutated)}"]
            : [$"{name}: {string.Concat(mutated.Select(value => value is >= 0x20 and < 0x7f ? (char)value : '?'))}"];
    }

    /// <summary>The example itself, a mutation of it, or any bytes; so that they may stand in a line, and sometimes not.</summary>
    private string Value(string example)
    {
        var bytes = random.Next(3) == 0 ? Encoding.UTF8.GetBytes(example) : Mutated(Encoding.UTF8.GetBytes(example));
        return random.Next(20) == 0 ? Encoding.Latin1.GetString(bytes) : Escaped(bytes, "");
    }

    private static string Escaped(byte[] bytes, string kept) => string.Concat(bytes.Select(value =>
        char.IsAsciiLetterOrDigit((char)value) || kept.Contains((char)value, StringComparison.Ordinal)
            ? $"{(char)value}"
            : string.Create(CultureInfo.InvariantCulture, $"%{value:X2}")));

    private byte[] Mutated(byte[] bytes)
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
}
