namespace Graph.GraphQL.SourceGenerator.Tests;

public sealed class ShopTests
{
    [Fact]
    public void The_shop_is_bound_without_complaint()
    {
        Assert.Empty(Shop.Generated.Diagnostics);
        Assert.Empty(Shop.Generated.CompilerDiagnostics);
    }
}
