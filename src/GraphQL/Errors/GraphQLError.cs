namespace Graph.GraphQL.Errors;

/// <summary>
/// An entry of a response's "errors". Specification: section 7.1.4 (Errors).
/// </summary>
/// <param name="message">What went wrong and what to do, for the developer of the client.</param>
/// <param name="code">A stable, upper-case code; clients decide by it. It goes out as <c>extensions.code</c>.</param>
/// <param name="locations">The places in the document that the error belongs to; empty when there are none.</param>
/// <param name="path">Response keys (<see cref="string"/>) and list indices (<see cref="int"/>) from the root to the
/// field with the error; null for request errors.</param>
/// <param name="extensions">Further entries of <c>extensions</c>, beside <c>code</c>.</param>
public sealed class GraphQLError(
    string message,
    string? code = null,
    IReadOnlyList<Location>? locations = null,
    IReadOnlyList<object>? path = null,
    IReadOnlyDictionary<string, object?>? extensions = null)
{
    public string Message { get; } = message;

    public string? Code { get; } = code;

    public IReadOnlyList<Location> Locations { get; } = locations ?? [];

    public IReadOnlyList<object>? Path { get; } = path;

    public IReadOnlyDictionary<string, object?>? Extensions { get; } = extensions;

    public override string ToString() =>
        Locations.Count == 0 ? Message : $"{Message} ({string.Join(", ", Locations.Select(l => l.ToString()))})";
}
