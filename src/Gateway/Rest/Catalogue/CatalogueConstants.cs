using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>Answers that need no data: what the app of before prepares for connecting, and routes that had moved or never been there.</summary>
internal static class CatalogueConstants
{
    private const string Success = """{"success":true}""";
    private const string Moved =
        """{"success":false,"message":"This endpoint has been deprecated. Please use the v2/catalog endpoints instead.","newBasePath":"/v2/catalog"}""";

    private const int ShortestVerifier = 43;
    private const int LongestVerifier = 128;

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(SquareOAuthApi.Instance, "POST", "/api/auth/register-state", null)
        {
            Summary = "Takes a state of the client. The server makes its own, so that nothing is kept.",
            Body = new ShimBody(CheckState, """{"state":"5f2c","redirectUrl":"joylabs://square-callback"}"""),
            Write = Write(Success),
            Example = Success,
        },
        new(SquareOAuthApi.Instance, "POST", "/api/auth/generate-pkce", null)
        {
            Summary = "A new proof key (RFC 7636, S256).",
            Write = WriteProofKey,
            Example = """{"code_verifier":"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk","code_challenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}""",
        },
        new(SquareOAuthApi.Instance, "POST", "/api/auth/store-verifier", null)
        {
            Summary = "Takes a proof key of the client. The server makes its own, so that nothing is kept.",
            Body = new ShimBody(CheckVerifier, """{"request_id":"r-1","code_verifier":"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}"""),
            Write = Write(Success),
            Example = Success,
        },
        Gone("GET", "/api/catalog/list"),
        Gone("GET", "/api/catalog/item/{id}"),
        Gone("POST", "/api/catalog/search"),
        NeverThere("GET", "/v2/catalog/item/{id}"),
        NeverThere("POST", "/v2/catalog/search"),
    ];

    private static Shim Gone(string method, string path) => new(CatalogueApi.Instance, method, path, null)
    {
        Summary = "Has moved to `/v2/catalog`.",
        Status = StatusCodes.Status410Gone,
        Write = Write(Moved),
        Example = Moved,
    };

    private static Shim NeverThere(string method, string path) => new(CatalogueApi.Instance, method, path, null)
    {
        Summary = "Was routed and never did anything; GraphQL's `catalogItem` and `catalog` do.",
        Status = StatusCodes.Status404NotFound,
        Write = static (result, json) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("success"u8, false);
            json.WriteString("error"u8, "Catalog route not found"u8);
            json.WriteString("requestedPath"u8, result.Inputs.Context.Request.Path.Value);
            json.WriteEndObject();
        },
        Example = """{"success":false,"error":"Catalog route not found","requestedPath":"/v2/catalog/search"}""",
    };

    private static Action<ShimResult, Utf8JsonWriter> Write(string body) => (_, json) => json.WriteRawValue(body, skipInputValidation: true);

    private static RestError? CheckState(object? body, ShimInputs inputs) =>
        Text(body, "state") is null ? RestError.BadRequest("Missing state parameter") : null;

    private static RestError? CheckVerifier(object? body, ShimInputs inputs)
    {
        if (Text(body, "request_id") is null || Text(body, "code_verifier") is not { } verifier)
            return RestError.BadRequest("Missing request_id or code_verifier");
        return verifier.Length is >= ShortestVerifier and <= LongestVerifier && verifier.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~')
            ? null
            : RestError.BadRequest("Invalid code_verifier format") with { Details = [$"code_verifier must have {ShortestVerifier} to {LongestVerifier} characters of A-Z a-z 0-9 - . _ ~"] };
    }

    private static string? Text(object? body, string name) =>
        (body as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(name) is string { Length: > 0 } text ? text : null;

    private static void WriteProofKey(ShimResult result, Utf8JsonWriter json)
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        json.WriteStartObject();
        json.WriteString("code_verifier"u8, verifier);
        json.WriteString("code_challenge"u8, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
        json.WriteEndObject();
    }
}
