namespace Graph.Benchmarks.ColdStarts;

/// <summary>A program that serves GraphQL as a function.</summary>
/// <param name="Query">What it is asked, as GraphQL.</param>
/// <param name="Expected">Part of the right answer.</param>
internal sealed record Contestant(string Name, string Command, IReadOnlyList<string> Arguments, string Query, string Expected)
{
    /// <summary>Its own variables, besides those of Lambda.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
