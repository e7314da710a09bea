using Graph.GraphQL.Errors;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>GraphQL's errors in the words of the catalogue's API.</summary>
internal static class CatalogueErrors
{
    /// <summary>For the routes that read a seller's data.</summary>
    public static RestError? OfProxy(GraphQLError error) => Of(error, "Missing or invalid authorization header");

    /// <summary>For the route that only looks whether there is a seller.</summary>
    public static RestError? OfValidation(GraphQLError error) => Of(error, "No bearer token provided");

    private static RestError? Of(GraphQLError error, string nobody) =>
        error.Code == ErrorCodes.Unauthenticated ? new RestError(StatusCodes.Status401Unauthorized, nobody) : null;
}
