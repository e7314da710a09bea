using System.Text;
using System.Text.Unicode;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>
/// Reads the parameters of a GET. GraphQL over HTTP, section "GET": <c>application/x-www-form-urlencoded</c>, variables and
/// extensions as JSON text, an empty optional parameter the same as an absent one.
/// </summary>
/// <remarks>Decodes by itself: bytes that are no UTF-8 must be an error and not replacement characters.</remarks>
internal static class QueryStringReader
{
    /// <summary>Whether a query string asks for an execution at all.</summary>
    public static bool HasQuery(ReadOnlySpan<char> queryString) =>
        queryString.StartsWith("?query=", StringComparison.Ordinal) || queryString.Contains("&query=", StringComparison.Ordinal);

    /// <param name="queryString">With its question mark, as the client sent it; or empty.</param>
    public static RequestContent Read(string? queryString, GraphQLHttpOptions options)
    {
        var parameters = default(RequestParameters);
        var rest = queryString.AsSpan().TrimStart('?');
        while (!rest.IsEmpty)
        {
            var pair = Cut(ref rest, '&');
            var name = Cut(ref pair, '=');
            if (ReadParameter(name, pair, options, ref parameters) is { } error)
                return new RequestContent(error);
        }

        return parameters.HasDocument
            ? new RequestContent(parameters)
            : new RequestContent(RequestError.BadRequest("The request must have the parameter \"query\"."));
    }

    private static RequestError? ReadParameter(
        ReadOnlySpan<char> name, ReadOnlySpan<char> encoded, GraphQLHttpOptions options, ref RequestParameters parameters) =>
        name switch
        {
            "query" => ReadText("query", encoded, ref parameters.Query),
            "operationName" => ReadText("operationName", encoded, ref parameters.OperationName),
            "documentId" => ReadText("documentId", encoded, ref parameters.DocumentId),
            "variables" => ReadJson("variables", encoded, parameters.Variables is not null, options, ref parameters),
            "extensions" => ReadJson("extensions", encoded, parameters.PersistedQuery is not null, options, ref parameters),
            _ => null,
        };

    private static RequestError? ReadText(string name, ReadOnlySpan<char> encoded, ref string? value)
    {
        if (encoded.IsEmpty)
            return null;
        if (value is not null)
            return Repeated(name);
        if (Decode(encoded) is not { } bytes)
            return NotUtf8(name);
        value = Encoding.UTF8.GetString(bytes);
        return null;
    }

    private static RequestError? ReadJson(
        string name, ReadOnlySpan<char> encoded, bool isRepeated, GraphQLHttpOptions options, ref RequestParameters parameters)
    {
        if (encoded.IsEmpty)
            return null;
        if (isRepeated)
            return Repeated(name);
        return Decode(encoded) is { } bytes
            ? JsonRequestReader.ReadParameter(name, bytes, options, ref parameters)
            : NotUtf8(name);
    }

    /// <summary>Null when the result is not UTF-8.</summary>
    private static byte[]? Decode(ReadOnlySpan<char> encoded)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(encoded.Length)];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length && TryHex(encoded.Slice(i + 1, 2), out var value))
            {
                bytes[length++] = value;
                i += 2;
            }
            else if (encoded[i] < 128)
            {
                bytes[length++] = encoded[i] == '+' ? (byte)' ' : (byte)encoded[i];
            }
            else
            {
                // A server has decoded raw bytes of the request line already.
                var count = char.IsHighSurrogate(encoded[i]) && i + 1 < encoded.Length ? 2 : 1;
                length += Encoding.UTF8.GetBytes(encoded.Slice(i, count), bytes.AsSpan(length));
                i += count - 1;
            }
        }

        var decoded = bytes.AsSpan(0, length);
        return Utf8.IsValid(decoded) ? decoded.ToArray() : null;
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out byte value)
    {
        value = 0;
        return char.IsAsciiHexDigit(digits[0]) && char.IsAsciiHexDigit(digits[1])
            && byte.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, null, out value);
    }

    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> rest, char separator)
    {
        var end = rest.IndexOf(separator);
        var item = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return item;
    }

    private static RequestError Repeated(string name) =>
        RequestError.BadRequest($"The parameter \"{name}\" is given twice.");

    private static RequestError NotUtf8(string name) =>
        RequestError.BadRequest($"The parameter \"{name}\" is not valid UTF-8.");
}
