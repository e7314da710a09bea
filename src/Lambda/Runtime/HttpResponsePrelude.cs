using System.Buffers;
using System.Text.Json;

namespace Graph.Lambda.Runtime;

/// <summary>
/// What stands before the body of a streamed answer to HTTP: <c>{"statusCode":200,"headers":{…},"cookies":[…]}</c> and eight
/// bytes of zero.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming</remarks>
public sealed record HttpResponsePrelude
{
    /// <summary>Of an answer that begins with one.</summary>
    public const string ContentType = "application/vnd.awslambda.http-integration-response";

    /// <summary>In bytes, the zeros too: as far as Lambda looks for its end.</summary>
    public const int Largest = 16 * 1024;

    private const int Zeros = 8;

    public required int StatusCode { get; init; }

    /// <summary>Several values of one are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>As REST APIs of API Gateway take several values of one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>Each as a header <c>Set-Cookie</c> has it; function URLs take them from here.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    /// <exception cref="InvalidOperationException">It is larger than Lambda reads.</exception>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
            Write(json);
        buffer.GetSpan(Zeros)[..Zeros].Clear();
        buffer.Advance(Zeros);
        return buffer.WrittenCount <= Largest
            ? buffer.WrittenSpan.ToArray()
            : throw new InvalidOperationException(
                $"The headers and cookies of an answer have {buffer.WrittenCount} bytes; "
                + $"Lambda reads {Largest} of one that is streamed.");
    }

    /// <summary>Headers and cookies are not for logs.</summary>
    public override string ToString() => $"{StatusCode}";

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode", StatusCode);
        json.WriteStartObject("headers");
        foreach (var (name, value) in Headers)
            json.WriteString(name, value);
        json.WriteEndObject();
        if (MultiValueHeaders is not null)
        {
            json.WriteStartObject("multiValueHeaders");
            foreach (var (name, values) in MultiValueHeaders)
                WriteList(json, name, values);
            json.WriteEndObject();
        }
        if (Cookies.Count > 0)
            WriteList(json, "cookies", Cookies);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
