using Graph.GraphQL.Errors;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>What the endpoint refuses whatever the document says.</summary>
internal static class RequestErrors
{
    public static RequestError NotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable, HttpErrorCodes.NotAcceptable,
        "Accept must allow application/graphql-response+json or application/json.");

    public static RequestError NeedsStream { get; } = new(
        StatusCodes.Status406NotAcceptable, HttpErrorCodes.NotAcceptable,
        "A subscription streams: accept text/event-stream or multipart/mixed;subscriptionSpec=1.0, or open a WebSocket with the "
        + "sub-protocol graphql-transport-ws.");

    public static RequestError MethodNotAllowed { get; } = new(
        StatusCodes.Status405MethodNotAllowed, HttpErrorCodes.MethodNotAllowed, "Send a POST, or a GET for a query.")
    {
        Allow = "GET, POST, PUT, DELETE",
    };

    public static RequestError MutationByGet { get; } = new(
        StatusCodes.Status405MethodNotAllowed, HttpErrorCodes.MethodNotAllowed, "A mutation needs a POST.")
    {
        Allow = "POST",
    };

    public static RequestError Unexpected { get; } = new(
        StatusCodes.Status500InternalServerError, ErrorCodes.InternalServerError, "Unexpected error.");

    /// <summary>The viewer's credentials do not let it stream.</summary>
    public static RequestError NotForThisViewer { get; } =
        new(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "The viewer may not open a stream.");

    public static RequestError TooManyConnections { get; } =
        new(StatusCodes.Status503ServiceUnavailable, ErrorCodes.LimitExceeded, "Too many connections; try again later.");

    public static RequestError ServerStops { get; } =
        new(StatusCodes.Status503ServiceUnavailable, ErrorCodes.InternalServerError, "The server stops; send the request again.");
}
