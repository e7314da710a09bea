using System.Text.Json;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>The proxy of a seller's catalogue at Square, for the mobile app of before. Its errors say <c>success</c>, <c>message</c> and <c>errors</c>.</summary>
internal sealed class CatalogueApi : RestApi
{
    public static CatalogueApi Instance { get; } = new();

    public override string Name => "Catalogue";

    public override void WriteError(Utf8JsonWriter json, RestError error)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, false);
        json.WriteString("message"u8, error.Status == StatusCodes.Status401Unauthorized ? $"Authentication failed - {error.Message}" : error.Message);
        if (error.Codes.Count > 0)
        {
            json.WriteStartArray("errors"u8);
            foreach (var (code, detail) in error.Codes)
            {
                json.WriteStartObject();
                json.WriteString("code"u8, code);
                json.WriteString("detail"u8, detail);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
