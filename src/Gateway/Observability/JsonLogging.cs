namespace Graph.Gateway.Observability;

internal static class JsonLogging
{
    /// <summary>Lines of JSON on standard output.</summary>
    public static void AddJsonLines(this ILoggingBuilder logging) =>
        // By a factory: with a type the container would look for its constructor by reflection.
        logging.Services.AddSingleton<ILoggerProvider>(static _ => new JsonLogs(LineOutput.Standard, TimeProvider.System));
}
