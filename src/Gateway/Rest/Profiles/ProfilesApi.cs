using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest.Profiles;

/// <summary>The API of the coaching's profiles, by the paths of its code and by those of its documentation. An error has a kind and a message.</summary>
internal sealed class ProfilesApi : RestApi
{
    private static readonly string[] s_basePaths = ["/api/users/profile", "/api/user-profiles"];

    public static ProfilesApi Instance { get; } = new();

    public override string Name => "Coaching profiles";

    public override IReadOnlyList<string> BasePaths => s_basePaths;

    /// <summary>
    /// Those with a name of their own would be taken for the id of a user by the methods that they do not have; pictures (<c>upload</c>) have
    /// nothing behind them here.
    /// </summary>
    public override IReadOnlyList<string> UnknownPaths { get; } =
        [.. s_basePaths.SelectMany(path => new[] { "{**rest}", "upload", "stats", "preferences" }, (path, unknown) => $"{path}/{unknown}")];

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
