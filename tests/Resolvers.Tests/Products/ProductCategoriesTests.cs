using Graph.Resolvers.Products;

namespace Graph.Resolvers.Tests.Products;

public sealed class ProductCategoriesTests
{
    [Fact]
    public void There_are_fourteen_categories_with_names_of_their_own() =>
        Assert.Equal(14, ProductCategories.All.Select(category => category.Name).Distinct().Count());

    [Fact]
    public void A_name_that_the_catalogue_does_not_have_is_uncategorized()
    {
        Assert.Equal("Tape & Adhesives", ProductCategories.Of("Tape & Adhesives").Name);
        Assert.Equal("Uncategorized", ProductCategories.Of("tape & adhesives").Name);
    }
}
