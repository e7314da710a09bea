using System.Text;

namespace Graph.Lambda.Events;

/// <summary>Bodies stand in events as text, or as base64 where they are not text.</summary>
internal static class EventBody
{
    /// <param name="what">Of what the event is.</param>
    /// <exception cref="MalformedEventException">It says that it is base64 and is not.</exception>
    public static byte[] Bytes(string? body, bool isBase64, string what)
    {
        if (!isBase64)
            return Encoding.UTF8.GetBytes(body ?? "");
        try
        {
            return Convert.FromBase64String(body ?? "");
        }
        catch (FormatException)
        {
            throw new MalformedEventException($"This is no payload of {what}: its body is not base64.");
        }
    }
}
