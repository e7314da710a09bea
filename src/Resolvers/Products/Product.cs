namespace Graph.Resolvers.Products;

/// <summary>A product of the catalogue.</summary>
/// <param name="CategoryName">As in <see cref="ProductCategories"/>.</param>
public sealed record Product(string Code, string Name, string CategoryName);
