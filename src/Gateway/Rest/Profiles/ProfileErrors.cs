using System.Text.Json;
using Graph.GraphQL.Errors;

namespace Graph.Gateway.Rest.Profiles;

/// <summary>What the profile's operations refuse, by the statuses and words of its API.</summary>
internal static class ProfileErrors
{
    public const string InvalidProfile = "Invalid profile data";
    public const string InvalidPreferences = "Invalid preferences data";

    public static RestError UserNotFound { get; } = RestError.NotFound("User profile not found");

    public static RestError? RefuseReading(GraphQLError error) => error.Code == ErrorCodes.Forbidden
        ? new RestError(StatusCodes.Status403Forbidden, "You can only access your own profile")
        : null;

    /// <param name="invalid">What is said of a body that is none.</param>
    public static Func<GraphQLError, RestError?> RefuseWriting(string invalid) => error => error.Code switch
    {
        ErrorCodes.Forbidden => new RestError(StatusCodes.Status403Forbidden, "Access denied"),
        ErrorCodes.BadUserInput => RestError.BadRequest(invalid) with { Details = [error.Message] },
        _ => null,
    };

    /// <inheritdoc cref="RefuseWriting"/>
    public static Func<ShimResult, RestError?> Check(string invalid) => result => ShimUserError.Of(result, "updateProfile") switch
    {
        [] => null,
        [{ Code: "NOT_FOUND" }, ..] => UserNotFound,
        var errors => RestError.BadRequest(invalid) with { Details = [.. errors.Select(Describe)] },
    };

    private static string Describe(ShimUserError error) =>
        $"{string.Join('.', error.Path.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}: {error.Message}";
}
