using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Errors;

namespace Graph.Gateway.Rest;

/// <summary>Why a request is not answered as it asks, in the words of the API that it is of.</summary>
/// <param name="Status">4xx or 5xx.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record RestError(int Status, string Message)
{
    /// <summary>Of the GraphQL error that it says; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>All that is wrong with the input, where an API lists it.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Codes of what is wrong, with texts for developers, where an API lists both.</summary>
    public IReadOnlyList<(string Code, string Detail)> Codes { get; init; } = [];

    /// <summary>Where an API says it: nothing was found in the cache.</summary>
    public bool? CacheHit { get; init; }

    /// <summary>Where an API sends it back: the request's JSON in the model of the engine's scalars.</summary>
    public object? Received { get; init; }

    /// <summary>How long the operation took; null before a route was found to answer.</summary>
    public TimeSpan? Duration { get; init; }

    public static RestError BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    public static RestError NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    /// <summary>The status that says what a GraphQL error says by its code.</summary>
    public static RestError Of(GraphQLError error) => new(StatusOf(error.Code), error.Message) { Code = error.Code };

    private static int StatusOf(string? code) => code switch
    {
        ErrorCodes.BadUserInput or "BAD_CURSOR" or ErrorCodes.LimitExceeded or ErrorCodes.ValidationFailed => StatusCodes.Status400BadRequest,
        ErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
        "NOT_FOUND" => StatusCodes.Status404NotFound,
        "SQUARE_NOT_CONNECTED" or "SQUARE_RECONNECT" => StatusCodes.Status401Unauthorized,
        "SQUARE_REFUSED" => StatusCodes.Status400BadRequest,
        "CONFLICT" => StatusCodes.Status409Conflict,
        HttpErrorCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        "BUSY" or "CHAIN_UNAVAILABLE" or "SQUARE_UNAVAILABLE" or "NOT_CONFIGURED" => StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };
}
