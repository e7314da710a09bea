using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Graph.LocalDev.Square;

/// <summary>The body of a request, which is a JSON object of at most 1 MB.</summary>
internal static class JsonBody
{
    public const int Largest = 1 << 20;

    public static async Task<JsonObject> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw Refusal.NoJson();
        if (request.ContentLength > Largest)
            throw Refusal.TooLarge();
        using var bytes = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (bytes.Length + count > Largest)
                throw Refusal.TooLarge();
            bytes.Write(buffer, 0, count);
        }
        try
        {
            var json = JsonNode.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            Look(json);
            return json as JsonObject ?? throw Refusal.Invalid("EXPECTED_JSON_BODY", "The body must be a JSON object.");
        }
        // Names that are there twice, and halves of letters, are found by looking.
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Refusal.Invalid("EXPECTED_JSON_BODY", "The body is not JSON.");
        }
    }

    /// <summary>At all of it, as it is read only when it is looked at.</summary>
    private static void Look(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (_, field) in fields)
                    Look(field);
                break;
            case JsonArray entries:
                foreach (var entry in entries)
                    Look(entry);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }
}
