using Graph.Gateway.Rest;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Errors;

namespace Graph.Gateway.Http;

/// <summary>Logs what clients are not told, under the request id that their response carries.</summary>
internal sealed partial class UnexpectedErrors(ILogger<UnexpectedErrors> logger, IHttpContextAccessor contexts)
{
    public void Report(Exception error, string coordinate) =>
        LogUnexpected(error, coordinate, contexts.HttpContext?.TraceIdentifier ?? "none");

    /// <summary>The last step that could answer: what fails before or beside the GraphQL endpoint is a masked 500 too.</summary>
    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            await context.Refuse(unreadable.StatusCode, HttpErrorCodes.BadRequest, "The request's body cannot be read.");
        }
        catch (Exception error) when (!context.Response.HasStarted) // logged, and masked
        {
            Report(error, $"{context.Request.Method} {context.GetEndpoint()?.DisplayName ?? "request"}");
            await context.Refuse(
                StatusCodes.Status500InternalServerError, ErrorCodes.InternalServerError, "Unexpected error; the server's log has the details.");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Coordinate} failed unexpectedly. Request {RequestId}")]
    private partial void LogUnexpected(Exception error, string coordinate, string requestId);
}
