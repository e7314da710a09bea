namespace Graph.GraphQL.AspNetCore.Negotiation;

/// <summary>The media types a response can have. GraphQL over HTTP, section "Body" of "Response".</summary>
internal enum ResponseFormat
{
    /// <summary><c>application/json</c>: a well-formed request is answered with 200, whatever its errors, because its
    /// clients cannot tell a GraphQL response from a proxy's.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status tells whether execution began.</summary>
    GraphQLResponse,
}
