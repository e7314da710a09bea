using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Graph.LocalDev.Square;

/// <summary>Nothing is done of what was asked, and this is said instead.</summary>
/// <param name="category">Such as <c>INVALID_REQUEST_ERROR</c>.</param>
/// <param name="code">Such as <c>NOT_FOUND</c>.</param>
/// <param name="field">Which part of the request; null when it is about the whole.</param>
/// <remarks>https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors</remarks>
internal sealed class Refusal(int status, string category, string code, string detail, string? field = null) : Exception(detail)
{
    private const string InvalidRequest = "INVALID_REQUEST_ERROR";
    private const string Authentication = "AUTHENTICATION_ERROR";

    public int Status => status;

    /// <summary>Seconds after which it may be asked again.</summary>
    public int? RetryAfter { get; init; }

    public static Refusal Invalid(string code, string detail, string? field = null) =>
        new(StatusCodes.Status400BadRequest, InvalidRequest, code, detail, field);

    public static Refusal Missing(string field) => Invalid("MISSING_REQUIRED_PARAMETER", $"'{field}' is required.", field);

    public static Refusal Unauthorized(string detail, string code = "UNAUTHORIZED") =>
        new(StatusCodes.Status401Unauthorized, Authentication, code, detail);

    public static Refusal Forbidden(string detail, string code) => new(StatusCodes.Status403Forbidden, Authentication, code, detail);

    public static Refusal NotFound(string detail) => new(StatusCodes.Status404NotFound, InvalidRequest, "NOT_FOUND", detail);

    public static Refusal NotAllowed() =>
        new(StatusCodes.Status405MethodNotAllowed, InvalidRequest, "METHOD_NOT_ALLOWED", "This method cannot be used here.");

    public static Refusal Conflict(string code, string detail, string field) =>
        new(StatusCodes.Status409Conflict, InvalidRequest, code, detail, field);

    public static Refusal TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, InvalidRequest, "REQUEST_ENTITY_TOO_LARGE", "The body is too large.");

    public static Refusal NoJson() =>
        new(StatusCodes.Status415UnsupportedMediaType, InvalidRequest, "UNSUPPORTED_MEDIA_TYPE", "The content type must be application/json.");

    public static Refusal RateLimited(int retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "RATE_LIMIT_ERROR", "RATE_LIMITED", "Too many requests.") { RetryAfter = retryAfter };

    public static Refusal Broken() =>
        new(StatusCodes.Status500InternalServerError, "API_ERROR", "INTERNAL_SERVER_ERROR", "An unexpected error has occurred.");

    /// <summary>Square has it; the stand-in says so rather than answer something else.</summary>
    public static Refusal NotStoodIn(string what) =>
        new(StatusCodes.Status501NotImplemented, "API_ERROR", "NOT_IMPLEMENTED", $"The stand-in does not have {what}.");

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["category"] = category, ["code"] = code, ["detail"] = Message };
        if (field is not null)
            error["field"] = field;
        return new JsonObject { ["errors"] = new JsonArray(error) };
    }
}
