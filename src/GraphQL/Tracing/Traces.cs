using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Graph.GraphQL.Tracing;

/// <summary>
/// Spans of what the engine does, for whoever listens to the source <c>Graph</c>; while nobody does, none is made. Names are those of
/// OpenTelemetry's conventions for GraphQL as far as there are any. Variables and documents are in no span.
/// </summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/</remarks>
internal static class Traces
{
    public static ActivitySource Source { get; } = new("Graph");

    public static bool IsOn => Source.HasListeners();

    /// <summary>Null when nobody wants it.</summary>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>What ends in another flow of control than it begins in, such as a field that waits.</summary>
    public static Activity? StartAside(string name)
    {
        var current = Activity.Current;
        var span = Source.StartActivity(name);
        Activity.Current = current;
        return span;
    }

    /// <summary>As persisted queries name a document.</summary>
    public static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
