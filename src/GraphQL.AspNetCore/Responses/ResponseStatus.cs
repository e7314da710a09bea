using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.Errors;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Responses;

/// <summary>The HTTP status of an operation that has no data. GraphQL over HTTP, section "Status Codes".</summary>
internal static class ResponseStatus
{
    public static int OfErrors(IReadOnlyList<GraphQLError> errors, ResponseFormat format) => errors[0].Code switch
    {
        _ when format == ResponseFormat.Json => StatusCodes.Status200OK,
        ErrorCodes.InternalServerError => StatusCodes.Status500InternalServerError,
        ErrorCodes.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status400BadRequest,
    };
}
