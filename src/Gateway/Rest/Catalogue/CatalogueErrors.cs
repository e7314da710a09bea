using System.Text.Json;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Api;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>GraphQL's errors in the words of the catalogue's API: what Square refuses has Square's status and codes.</summary>
internal static class CatalogueErrors
{
    public static RestError NotSignedIn { get; } = new(StatusCodes.Status401Unauthorized, "Missing or invalid authorization header");

    /// <summary>For the routes that read a seller's data.</summary>
    public static RestError? OfProxy(GraphQLError error) => Of(error, NotSignedIn.Message);

    /// <summary>For the route that only looks whether there is a seller.</summary>
    public static RestError? OfValidation(GraphQLError error) => Of(error, "No bearer token provided");

    /// <summary>Why an item was not written; null when it was.</summary>
    public static RestError? OfUpsert(ShimResult result)
    {
        if (ShimUserError.Of(result, "upsertCatalogItem") is not [var first, ..] errors)
            return null;
        if (result.At("upsertCatalogItem.squareRefusal") is { ValueKind: JsonValueKind.Object } refusal)
        {
            SquareError[] said = [.. refusal.GetProperty("errors"u8).EnumerateArray().Select(ToSquareError)];
            return new RestError(refusal.GetProperty("status"u8).GetInt32(), first.Message)
            {
                // One for each of Square's, or one for all.
                Codes = said.Length == errors.Count ? [.. said.Zip(errors, (code, error) => (code.Code, error.Message))] : CodesOf(said),
            };
        }
        return first.Code switch
        {
            "NOT_FOUND" => Refused(StatusCodes.Status404NotFound, "NOT_FOUND"),
            "OUTDATED" => Refused(StatusCodes.Status409Conflict, "VERSION_MISMATCH"),
            _ => Refused(StatusCodes.Status400BadRequest, "INVALID_VALUE"),
        };

        RestError Refused(int status, string code) => new(status, first.Message) { Codes = [.. errors.Select(error => (code, error.Message))] };
    }

    private static RestError? Of(GraphQLError error, string nobody)
    {
        if (error.Code == ErrorCodes.Unauthenticated)
            return new RestError(StatusCodes.Status401Unauthorized, nobody);
        if (SquareRefusal.Of(error) is { } refusal)
            return new RestError(refusal.Status, error.Message) { Codes = CodesOf(refusal.Errors) };
        return error.Code?.StartsWith("SQUARE_", StringComparison.Ordinal) == true
            ? RestError.Of(error) with { Codes = [(error.Code, error.Message)] }
            : null;
    }

    private static SquareError ToSquareError(JsonElement error) => new(
        error.GetProperty("category"u8).GetString()!, error.GetProperty("code"u8).GetString()!, Field: error.GetProperty("field"u8).GetString());

    private static IReadOnlyList<(string Code, string Detail)> CodesOf(IEnumerable<SquareError> said) =>
        [.. said.Select(error => (error.Code, error.Summary))];
}
