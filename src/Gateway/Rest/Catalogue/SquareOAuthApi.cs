using System.Text.Json;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>How the mobile app of before connects a seller at Square. Its errors say <c>error</c> and <c>details</c>.</summary>
internal sealed class SquareOAuthApi : RestApi
{
    public static SquareOAuthApi Instance { get; } = new();

    public override string Name => "Square authorization";

    public override void WriteError(Utf8JsonWriter json, RestError error)
    {
        json.WriteStartObject();
        json.WriteString("error"u8, error.Message);
        if (error.Details is [var detail, ..])
            json.WriteString("details"u8, detail);
        json.WriteEndObject();
    }
}
