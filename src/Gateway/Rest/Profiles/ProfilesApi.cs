using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest.Profiles;

/// <summary>The API of the coaching's profiles, by the paths of its code and by those of its documentation. An error has a kind and a message.</summary>
internal sealed class ProfilesApi : RestApi
{
    public static ProfilesApi Instance { get; } = new();

    public override string Name => "Coaching profiles";

    public override IReadOnlyList<string> BasePaths { get; } = ["/api/users/profile", "/api/user-profiles"];

    /// <summary>Pictures have nothing behind them here; left out, their path would be taken for the id of a user.</summary>
    public override IReadOnlyList<string> UnknownPaths => [.. BasePaths.SelectMany(path => new[] { $"{path}/{{**rest}}", $"{path}/upload" })];

    protected override IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; } =
    [
        new("Access-Control-Allow-Headers", "Content-Type, Authorization"),
        new("Access-Control-Allow-Methods", "OPTIONS,POST,GET,PUT,DELETE"),
    ];

    public override bool IsForSignedIn => true;

    public override RestError Unknown(HttpContext context) => RestError.NotFound("Endpoint not found");

    public override void WriteError(Utf8JsonWriter json, RestError error)
    {
        json.WriteStartObject();
        json.WriteString("error"u8, error.Details.Count > 0 ? "Validation Error" : ReasonPhrases.GetReasonPhrase(error.Status));
        json.WriteString("message"u8, error.Status == StatusCodes.Status401Unauthorized ? "Authentication failed" : error.Message);
        if (error.Details.Count > 0)
        {
            json.WriteStartArray("details"u8);
            foreach (var detail in error.Details)
                json.WriteStringValue(detail);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
