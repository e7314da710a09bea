namespace Graph.Resolvers.Square.OAuth;

/// <summary>Why a seller was not connected. Square's own codes are passed on beside these.</summary>
public static class SquareAuthorizationErrors
{
    /// <summary>What Square calls a seller's No.</summary>
    public const string Denied = "access_denied";

    public const string MissingCode = "missing_code";
    public const string MissingState = "missing_state";

    /// <summary>The state is unknown, was used before, is too old, or began in another browser.</summary>
    public const string InvalidState = "invalid_state";

    public const string ExchangeFailed = "token_exchange_failed";

    /// <summary>Square has given tokens, and they could not be stored.</summary>
    public const string ServerError = "server_error";
}
