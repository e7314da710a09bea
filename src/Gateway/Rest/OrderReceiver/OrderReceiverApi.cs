using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest.OrderReceiver;

/// <summary>The API with which businesses register. Every answer says whether it is a <c>success</c>, with a <c>message</c>.</summary>
internal sealed class OrderReceiverApi : RestApi
{
    private const string InternalError = "Internal server error";
    private const string AllowedHeaders = "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token";

    public static OrderReceiverApi Instance { get; } = new();

    public override string Name => "Order receiver";

    protected override IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; } =
    [
        new("Access-Control-Allow-Headers", AllowedHeaders),
        new("Access-Control-Allow-Methods", "OPTIONS,POST,GET"),
    ];

    /// <summary>API Gateway answered it before, with more headers than the functions did.</summary>
    protected override IReadOnlyList<KeyValuePair<string, StringValues>> PreflightHeaders { get; } =
    [
        new("Access-Control-Allow-Headers", AllowedHeaders + ",X-Amz-User-Agent,X-Amzn-Trace-Id"),
        new("Access-Control-Allow-Methods", "OPTIONS,POST"),
    ];

    /// <summary>A business is registered for who has signed in, where it once was for whoever the body named.</summary>
    public override bool IsForSignedIn => true;

    public override void WriteError(Utf8JsonWriter json, RestError error)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, false);
        json.WriteString("message"u8, error.Status == StatusCodes.Status500InternalServerError ? InternalError : error.Message);
        if (error.Details.Count > 0)
        {
            json.WriteStartArray("errors"u8);
            foreach (var detail in error.Details)
                json.WriteStringValue(detail);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
