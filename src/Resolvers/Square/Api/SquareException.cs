using System.Net;

namespace Graph.Resolvers.Square.Api;

/// <summary>Square has refused a request. The message has codes only: what else Square says may repeat what was sent.</summary>
public sealed class SquareException(HttpStatusCode status, IReadOnlyList<SquareError> errors)
    : Exception($"Square refuses it with status {(int)status}: {string.Join(", ", errors.Select(error => error.Code).DefaultIfEmpty("no code"))}.")
{
    public HttpStatusCode Status => status;

    public IReadOnlyList<SquareError> Errors => errors;

    /// <summary>The access token is not, or no longer, good: another one may be.</summary>
    public bool IsUnauthorized => status == HttpStatusCode.Unauthorized && !IsRevoked;

    /// <summary>The authorization was ended: only the seller can give another one.</summary>
    public bool IsRevoked => Has("ACCESS_TOKEN_REVOKED");

    /// <summary>The seller has not allowed this to the application.</summary>
    public bool IsForbidden => status == HttpStatusCode.Forbidden;

    /// <summary>What was sent is not good.</summary>
    public bool IsBadRequest => status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict && !IsVersionMismatch && !IsInvalidCursor;

    public bool IsNotFound => status == HttpStatusCode.NotFound;

    /// <summary>Another one has changed the object since it was read.</summary>
    public bool IsVersionMismatch => Has("VERSION_MISMATCH") || Has("CONFLICT");

    /// <summary>A cursor has expired, or is none: the list begins anew.</summary>
    public bool IsInvalidCursor => Has("INVALID_CURSOR");

    private bool Has(string code) => errors.Any(error => error.Code == code);
}

/// <summary>The seller has to connect Square again: what was given has ended, and Square renews it no more.</summary>
public sealed class ReconnectRequiredException(Exception? cause = null)
    : Exception("The access to Square has ended and Square does not renew it. Connect Square again.", cause);

/// <summary>Square has not answered, or says that it cannot now; the same may be asked later.</summary>
public sealed class SquareUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
