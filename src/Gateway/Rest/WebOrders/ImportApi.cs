using System.Text.Json;
using Graph.GraphQL.Response;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>The import of the web shop's orders. It has no envelope: a refusal is a <c>message</c>, with what was received.</summary>
internal sealed class ImportApi : RestApi
{
    public static ImportApi Instance { get; } = new();

    public override string Name => "Web order import";

    public override IReadOnlyList<string> BasePaths => WebOrdersApi.Instance.BasePaths;

    protected override IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; } =
    [
        new("Access-Control-Allow-Headers", "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token"),
        new("Access-Control-Allow-Methods", "POST,OPTIONS"),
    ];

    public override ReadOnlyMemory<byte> Preflight => WebOrdersApi.Instance.Preflight;

    public override void WriteError(Utf8JsonWriter json, RestError error)
    {
        var isOurs = error.Status >= StatusCodes.Status500InternalServerError;
        json.WriteStartObject();
        json.WriteString("message"u8, isOurs ? "Failed to import Packaging Products data" : error.Message);
        if (isOurs)
            json.WriteString("error"u8, error.Message);
        if (error.Received is { } received)
            WriteReceived(received, json);
        json.WriteEndObject();
    }

    private static void WriteReceived(object received, Utf8JsonWriter json)
    {
        using var body = new Utf8JsonBuffer();
        body.WriteJson(received);
        json.WritePropertyName("receivedData"u8);
        json.WriteRawValue(body.Written, skipInputValidation: true);
    }
}
