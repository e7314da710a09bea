namespace Graph.Gateway;

/// <summary>Logs what clients are not told, under the request id that their response carries.</summary>
internal sealed partial class UnexpectedErrors(ILogger<UnexpectedErrors> logger, IHttpContextAccessor contexts)
{
    public void Report(Exception error, string coordinate) =>
        LogUnexpected(error, coordinate, contexts.HttpContext?.TraceIdentifier ?? "none");

    [LoggerMessage(LogLevel.Error, "{Coordinate} failed unexpectedly. Request {RequestId}")]
    private partial void LogUnexpected(Exception error, string coordinate, string requestId);
}
