using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;
using Graph.Lambda.Events;
using Graph.Lambda.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>A whole response as the front takes it.</summary>
internal static class ResponseJson
{
    private const int LargestOfLoadBalancer = 1024 * 1024;

    /// <summary>In bytes, of the JSON.</summary>
    public static int Largest(HttpEventKind kind) => kind == HttpEventKind.LoadBalancer ? LargestOfLoadBalancer : EventJson.LargestPayload;

    /// <param name="length">In bytes; it is the JSON's.</param>
    /// <returns>Null when it would be larger than the front takes.</returns>
    public static RentedBytes? Write(HttpEvent request, Answer answer, out long length)
    {
        var body = answer.Body.Span;
        var isText = IsText(answer.Headers) && Utf8.IsValid(body);
        var head = new ArrayBufferWriter<byte>(512);
        WriteHead(head, request, answer, isText);
        length = head.WrittenCount + "\"}"u8.Length + (isText ? JsonText.Length(body) : Base64Length(body.Length));
        if (length > Largest(request.Kind))
            return null;
        var rented = new RentedBytes((int)length);
        var json = rented.Span;
        head.WrittenSpan.CopyTo(json);
        var end = head.WrittenCount;
        if (isText)
            end += JsonText.Write(body, json[end..]);
        else
            end += WriteBase64(body, json[end..]);
        "\"}"u8.CopyTo(json[end..]);
        return rented;
    }

    private static void WriteHead(ArrayBufferWriter<byte> json, HttpEvent request, Answer answer, bool isText)
    {
        json.Write("{\"statusCode\":"u8);
        Utf8Formatter.TryFormat(answer.Status, json.GetSpan(11), out var digits);
        json.Advance(digits);
        if (request.Kind == HttpEventKind.LoadBalancer)
        {
            json.Write(",\"statusDescription\":"u8);
            JsonText.Write($"{answer.Status} {answer.Reason ?? ReasonPhrases.GetReasonPhrase(answer.Status)}", json);
        }
        ResponseHeaders.Write(json, request, answer.Headers);
        json.Write(isText ? ",\"isBase64Encoded\":false,\"body\":\""u8 : ",\"isBase64Encoded\":true,\"body\":\""u8);
    }

    /// <summary>Whether the body can stand in JSON as it is; a compressed one cannot.</summary>
    private static bool IsText(IHeaderDictionary headers)
    {
        if (headers.ContentEncoding.Count > 0 && headers.ContentEncoding.ToString() is not ("" or "identity"))
            return false;
        var type = headers.ContentType.ToString().AsSpan();
        type = (type.IndexOf(';') is >= 0 and var end ? type[..end] : type).Trim();
        return type.IsEmpty
            || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("/javascript", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
    }

    private static long Base64Length(int bytes) => (bytes + 2L) / 3 * 4;

    private static int WriteBase64(ReadOnlySpan<byte> body, Span<byte> to)
    {
        Base64.EncodeToUtf8(body, to, out _, out var written);
        return written;
    }
}
