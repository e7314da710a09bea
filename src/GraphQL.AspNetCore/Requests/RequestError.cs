using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.Errors;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>Why a request is not executed, and the HTTP status that says so.</summary>
/// <param name="Status">4xx.</param>
/// <param name="Code">The error's <c>extensions.code</c>.</param>
/// <param name="Message">What was wrong and what to send instead.</param>
/// <param name="IsWellFormed">The HTTP request was a GraphQL request; a client that takes only <c>application/json</c>
/// then gets status 200, as for any other GraphQL error.</param>
internal sealed record RequestError(int Status, string Code, string Message, bool IsWellFormed = false)
{
    /// <summary>The methods that status 405 has to name.</summary>
    public string? Allow { get; init; }

    public static RequestError BadRequest(string message) =>
        new(StatusCodes.Status400BadRequest, HttpErrorCodes.BadRequest, message);

    public static RequestError LimitExceeded(string message) =>
        new(StatusCodes.Status400BadRequest, ErrorCodes.LimitExceeded, message);

    public static RequestError TooLarge(long maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, HttpErrorCodes.BodyTooLarge,
            $"The request's body is longer than {maxBytes} bytes.");

    public static RequestError WellFormed(string code, string message) =>
        new(StatusCodes.Status400BadRequest, code, message, IsWellFormed: true);

    public int StatusIn(ResponseFormat format) =>
        IsWellFormed && format == ResponseFormat.Json ? StatusCodes.Status200OK : Status;

    public GraphQLError ToGraphQLError() => new(Message, Code);
}
