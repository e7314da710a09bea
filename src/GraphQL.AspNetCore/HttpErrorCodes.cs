namespace Graph.GraphQL.AspNetCore;

/// <summary>The codes of errors that the transport itself answers, before or instead of an execution.</summary>
public static class HttpErrorCodes
{
    /// <summary>The HTTP request is not a GraphQL request: invalid JSON, a missing or wrongly typed parameter.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The HTTP method is not one for this request, such as GET for a mutation.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The Accept header takes none of the media types that GraphQL answers in.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>The request's body is not JSON in UTF-8 by its Content-Type.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>The request's body is longer than the server takes.</summary>
    public const string BodyTooLarge = "PAYLOAD_TOO_LARGE";

    /// <summary>A browser could have sent this across origins without asking: a preflight header is missing.</summary>
    public const string PreflightRequired = "PREFLIGHT_REQUIRED";

    /// <summary>The hash of an automatic persisted query is not known: send the hash with the query once.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Automatic persisted queries are off: always send the query.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>No trusted document has this <c>documentId</c>.</summary>
    public const string DocumentNotFound = "PERSISTED_DOCUMENT_NOT_FOUND";

    /// <summary>The server takes trusted documents only, by <c>documentId</c>.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>The caller has sent too many requests: <c>Retry-After</c> says when to go on.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>No event stream has this token, or it is another viewer's.</summary>
    public const string StreamNotFound = "EVENT_STREAM_NOT_FOUND";

    /// <summary>The event stream is open already, or runs an operation of this id.</summary>
    public const string StreamConflict = "EVENT_STREAM_CONFLICT";
}
