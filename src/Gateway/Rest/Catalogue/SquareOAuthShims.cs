using System.Text.Json;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>Connecting a seller, looking whether one is connected, and ending it. The browser's part is <c>SquareOAuthCallback</c>.</summary>
internal static class SquareOAuthShims
{
    /// <summary>Of the mobile app.</summary>
    private const string AppScheme = "joylabs://";

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(SquareOAuthApi.Instance, "GET", "/api/auth/connect/url", "ConnectUrl")
        {
            Summary = "The page that begins to connect a seller to the viewer. State and proof key are the server's own; those of the client must be there, and are not used.",
            Parameters =
            [
                new("state", "Of the client.", ReadRequired) { Example = "5f2c" },
                new("code_challenge", "Of the client.", static _ => null) { Example = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" },
                new("redirect_uri", $"Where the app is opened at the end; it begins with `{AppScheme}`.", ReadRedirect) { Example = "joylabs://square-callback" },
            ],
            Check = static result => ShimUserError.Of(result, "startSquareAuthorization") is [var error, ..] ? InvalidRedirect(error.Message) : null,
            Write = static (result, json) =>
            {
                json.WriteStartObject();
                json.WriteString("url"u8, result.At("startSquareAuthorization.url").GetString());
                json.WriteEndObject();
            },
            Example = CatalogueExamples.ConnectUrl,
        },
        ValidateToken("GET"),
        ValidateToken("POST"),
        new(CatalogueApi.Instance, "POST", "/api/auth/logout", "DisconnectSquare")
        {
            Summary = "Ends the connection to the seller, and the authorization at Square.",
            Refuse = CatalogueErrors.OfValidation,
            Check = static result => result.At("disconnectSquare.merchantId").ValueKind == JsonValueKind.Null ? RestError.NotFound("User not found") : null,
            Write = static (_, json) =>
            {
                json.WriteStartObject();
                json.WriteBoolean("success"u8, true);
                json.WriteString("message"u8, "Token revoked successfully"u8);
                json.WriteEndObject();
            },
            Example = CatalogueExamples.Disconnected,
        },
    ];

    private static Shim ValidateToken(string method) => new(CatalogueApi.Instance, method, "/api/auth/validate-token", "ValidateToken")
    {
        Summary = "Whether the viewer has connected a seller, and which.",
        Refuse = CatalogueErrors.OfValidation,
        Write = static (result, json) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("success"u8, true);
            json.WriteString("merchantId"u8, result.At("merchant.id").GetString());
            json.WriteString("businessName"u8, result.At("merchant.businessName").GetString());
            json.WriteEndObject();
        },
        Example = CatalogueExamples.Token,
    };

    private static RestError? ReadRequired(ShimInputs inputs) =>
        inputs.Parameter("state") is null || inputs.Parameter("code_challenge") is null || inputs.Parameter("redirect_uri") is null
            ? RestError.BadRequest("Missing required parameters") with { Details = ["state, code_challenge, and redirect_uri are required"] }
            : null;

    private static RestError? ReadRedirect(ShimInputs inputs)
    {
        var redirect = inputs.Parameter("redirect_uri")!;
        inputs.Variables["redirectUri"] = redirect;
        return redirect.StartsWith(AppScheme, StringComparison.Ordinal) ? null : InvalidRedirect($"redirect_uri must start with {AppScheme}");
    }

    private static RestError InvalidRedirect(string details) => RestError.BadRequest("Invalid redirect_uri") with { Details = [details] };
}
