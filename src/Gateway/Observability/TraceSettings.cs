namespace Graph.Gateway.Observability;

/// <summary>Where traces go to: a collector that speaks OTLP over HTTP.</summary>
/// <param name="Endpoint">The whole URL of the collector's traces.</param>
internal sealed record TraceSettings(Uri Endpoint)
{
    private const string Standard = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary><c>OpenTelemetry:Endpoint</c>, or the variable that OpenTelemetry has for it: the collector's URL without <c>/v1/traces</c>.</summary>
    /// <returns>Null when neither is set.</returns>
    /// <exception cref="InvalidOperationException">It is no URL of HTTP.</exception>
    public static TraceSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("OpenTelemetry");
        Settings.CheckNames(section, "Endpoint");
        if ((Settings.Text(section, "Endpoint") ?? configuration[Standard]) is not { Length: > 0 } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)
            ? new TraceSettings(new Uri(text.TrimEnd('/') + "/v1/traces"))
            : throw new InvalidOperationException(
                $"Set {section.Path}:Endpoint, or {Standard}, to the URL of a collector of OTLP over HTTP, such as http://localhost:4318.");
    }
}
