namespace Graph.Lambda.Runtime;

/// <summary>What an answer has around it that is sent while it is made.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming</remarks>
internal static class StreamedResponse
{
    public const string ErrorType = "Lambda-Runtime-Function-Error-Type";
    public const string ErrorBody = "Lambda-Runtime-Function-Error-Body";

    /// <summary>
    /// In bytes. The server of the Runtime API, which is written in Go, reads trailers only where all of them stand within 4 KB
    /// (net/http); base64 makes a third more of this.
    /// </summary>
    private const int LargestError = 2_700;

    public static (string Name, string Value)[] Fields(string contentType) =>
    [
        ("Content-Type", contentType), ("Lambda-Runtime-Function-Response-Mode", "streaming"),
        ("Transfer-Encoding", "chunked"), ("Trailer", $"{ErrorType}, {ErrorBody}"),
    ];

    /// <summary>The error is in base64, as line breaks have no place in a field.</summary>
    public static (string Name, string Value)[] Trailers(FunctionError error) =>
        [(ErrorType, error.Type), (ErrorBody, Convert.ToBase64String(error.ToJson(LargestError)))];
}
