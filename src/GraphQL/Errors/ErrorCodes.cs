namespace Graph.GraphQL.Errors;

/// <summary>The codes that the engine itself gives errors; slices add their own.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a validation rule of the specification's chapter 5.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A type system document breaks a rule of the specification's chapter 3.</summary>
    public const string SchemaInvalid = "GRAPHQL_SCHEMA_INVALID";

    /// <summary>The request names no operation of the document, or none where there are several.</summary>
    public const string OperationNotFound = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>A variable or an argument has a value that its type does not take.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>Nobody has signed in, or not so that it can be verified, and this is not for everyone.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Who has signed in may not do this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>A limit on size, depth, cost, aliases or time is exceeded.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The operation took longer than it may.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>Something failed on the server; the log has the details under the request's id.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";
}
