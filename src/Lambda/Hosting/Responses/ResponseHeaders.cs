using System.Buffers;
using Graph.Lambda.Hosting.Requests;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>
/// Headers of a response as each front takes several values of one: format 2.0 joined by commas, cookies apart; format 1.0 in
/// lists; load balancers in lists if they sent lists, and else as 2.0, but for cookies, which no comma can join.
/// </summary>
internal static class ResponseHeaders
{
    private const string SetCookie = "Set-Cookie";

    /// <remarks>RFC 9110, section 5.6.2.</remarks>
    private static readonly SearchValues<char> s_nameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>As Kestrel has it: of ASCII what can be seen, spaces and tabs.</summary>
    private static readonly SearchValues<char> s_valueCharacters = SearchValues.Create(
        "\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Writes one or two members of the response, each with a comma in front.</summary>
    public static void Write(IBufferWriter<byte> json, HttpEvent request, IHeaderDictionary headers)
    {
        switch (request.Kind)
        {
            case HttpEventKind.HttpApi or HttpEventKind.FunctionUrl:
                WriteJoined(json, headers);
                if (headers.SetCookie.Count > 0)
                {
                    json.Write(",\"cookies\":"u8);
                    WriteList(json, headers.SetCookie);
                }
                break;
            case HttpEventKind.LoadBalancer when !request.HasHeaderLists:
                WriteJoined(json, headers, VariantsOf(headers.SetCookie));
                break;
            default:
                WriteLists(json, headers);
                break;
        }
    }

    /// <summary>The same for a response that is streamed: a REST API takes lists, a function's URL takes cookies apart.</summary>
    public static HttpResponsePrelude Prelude(HttpEvent request, int status, IHeaderDictionary headers)
    {
        // Its end tells its length.
        var sent = headers.Where(header => IsSent(header.Key) && header.Value.Count > 0 && !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase));
        if (request.Kind == HttpEventKind.RestApi)
        {
            return new HttpResponsePrelude
            {
                StatusCode = status,
                MultiValueHeaders = sent.ToDictionary(header => header.Key, header => (IReadOnlyList<string>)ToList(header.Value)),
            };
        }
        return new HttpResponsePrelude
        {
            StatusCode = status,
            Headers = sent.Where(header => !IsCookie(header.Key)).ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            Cookies = ToList(headers.SetCookie),
        };
    }

    /// <summary>What would not be a field of HTTP, such as one with a line's end in it, must not reach the front.</summary>
    /// <exception cref="InvalidOperationException">A name or a value has a character that it cannot have.</exception>
    public static void Check(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
        {
            var isBad = name.Length == 0 || name.AsSpan().ContainsAnyExcept(s_nameCharacters);
            foreach (var value in values)
                isBad |= value.AsSpan().ContainsAnyExcept(s_valueCharacters);
            if (isBad)
                throw new InvalidOperationException("A header of the response has a character that none can have.");
        }
    }

    /// <summary>What is of the connection between the front and its client is the front's to say.</summary>
    private static bool IsSent(string name) =>
        !name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Connection", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Keep-Alive", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Upgrade", StringComparison.OrdinalIgnoreCase);

    private static bool IsCookie(string name) => name.Equals(SetCookie, StringComparison.OrdinalIgnoreCase);

    private static string[] ToList(StringValues values) => [.. values.Select(value => value ?? "")];

    private static void WriteJoined(
        IBufferWriter<byte> json, IHeaderDictionary headers, IEnumerable<KeyValuePair<string, string>>? more = null)
    {
        json.Write(",\"headers\":{"u8);
        var isFirst = true;
        foreach (var (name, values) in headers)
        {
            if (IsSent(name) && !IsCookie(name) && values.Count > 0)
                WriteMember(json, name.ToLowerInvariant(), values.ToString(), ref isFirst);
        }
        foreach (var (name, value) in more ?? [])
            WriteMember(json, name, value, ref isFirst);
        json.Write("}"u8);
    }

    private static void WriteMember(IBufferWriter<byte> json, string name, string value, ref bool isFirst)
    {
        if (!isFirst)
            json.Write(","u8);
        isFirst = false;
        JsonText.Write(name, json);
        json.Write(":"u8);
        JsonText.Write(value, json);
    }

    private static void WriteLists(IBufferWriter<byte> json, IHeaderDictionary headers)
    {
        json.Write(",\"multiValueHeaders\":{"u8);
        var isFirst = true;
        foreach (var (name, values) in headers)
        {
            if (!IsSent(name) || values.Count == 0)
                continue;
            if (!isFirst)
                json.Write(","u8);
            isFirst = false;
            JsonText.Write(name, json);
            json.Write(":"u8);
            WriteList(json, values);
        }
        json.Write("}"u8);
    }

    private static void WriteList(IBufferWriter<byte> json, StringValues values)
    {
        json.Write("["u8);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                json.Write(","u8);
            JsonText.Write(values[i] ?? "", json);
        }
        json.Write("]"u8);
    }

    /// <summary>
    /// Each cookie under a name of its own: <c>set-cookie</c>, <c>Set-cookie</c>, <c>sEt-cookie</c>… A load balancer without
    /// lists has no other way for more than one; where it minds the case not, the last is set, as it would be anyway.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string>> VariantsOf(StringValues cookies)
    {
        for (var i = 0; i < cookies.Count; i++)
        {
            var variant = i;
            var name = string.Create(SetCookie.Length, variant, (letters, bits) =>
            {
                for (var at = 0; at < letters.Length; at++)
                    letters[at] = (bits >> at & 1) == 1 ? char.ToUpperInvariant(SetCookie[at]) : char.ToLowerInvariant(SetCookie[at]);
            });
            yield return KeyValuePair.Create(name, cookies[i] ?? "");
        }
    }
}
