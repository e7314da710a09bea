using System.Buffers;
using System.Text.Json;
using Graph.Gateway.Auth;
using Graph.Gateway.Observability;
using Graph.GraphQL.Binding;

namespace Graph.Gateway.Rest;

/// <summary>
/// Says of every request of a shim, in a line of CloudWatch's embedded metric format, which route it was: metric <c>RestRequests</c> by
/// <c>Stage</c> and <c>Route</c>. Who has sent it stands beside it, to be found by a query over the log.
/// </summary>
internal sealed class RestMetrics(LineOutput output, TimeProvider time, string stage)
{
    public const string RequestsName = "RestRequests";

    private const int LongestUserAgent = 256;

    /// <param name="context">Of a request that is answered; that nobody waits for any more has status 499.</param>
    public void Count(Shim shim, HttpContext context)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line))
            Write(json, shim, context, (context.User as ViewerPrincipal)?.Features.Get<Viewer>()?.Id);
        line.Write("\n"u8);
        output.Write(line.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json, Shim shim, HttpContext context, string? viewer)
    {
        json.WriteStartObject();
        EmbeddedMetric.WriteHead(
            json, time.GetUtcNow(), stage, "Route", shim.Route, static json => EmbeddedMetric.Define(json, RequestsName, "Count"));
        json.WriteNumber(RequestsName, 1);
        json.WriteNumber("Status"u8, IsAbandoned(context) ? StatusCodes.Status499ClientClosedRequest : context.Response.StatusCode);
        json.WriteString("UserAgent"u8, Shorten(context.Request.Headers.UserAgent.ToString()));
        json.WriteString("Viewer"u8, viewer);
        json.WriteEndObject();
    }

    private static bool IsAbandoned(HttpContext context) => context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted;

    private static string Shorten(string text) => text.Length <= LongestUserAgent ? text : text[..LongestUserAgent];
}
