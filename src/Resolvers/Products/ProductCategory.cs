namespace Graph.Resolvers.Products;

/// <summary>A group of products.</summary>
/// <param name="Keywords">Words by which it is found.</param>
public sealed record ProductCategory(string Name, string Description, IReadOnlyList<string> Keywords);
