using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.AspNetCore.Responses;
using Graph.GraphQL.Errors;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore;

/// <summary>For what stands before the endpoint and refuses requests, such as authentication and rate limits.</summary>
public static class GraphQLErrorResponse
{
    private static readonly ResponseWriter s_uncompressed = new(null);

    /// <summary>Answers with a response of one error, in the media type that the request accepts, else as JSON.</summary>
    public static Task WriteGraphQLError(this HttpContext context, int status, string code, string message) =>
        s_uncompressed.WriteErrors(
            context, AcceptHeader.Negotiate(context.Request.Headers.Accept) ?? ResponseFormat.Json, status, new GraphQLError(message, code));
}
