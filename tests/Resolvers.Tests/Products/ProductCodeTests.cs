using Graph.Resolvers.Products;

namespace Graph.Resolvers.Tests.Products;

public sealed class ProductCodeTests
{
    [Theory]
    [InlineData("CCPP2")]
    [InlineData("client")]
    [InlineData("CLIENT")]
    [InlineData("160")]
    [InlineData("A-1/2")]
    public void What_a_catalogue_could_hold_is_a_code(string code) => Assert.True(ProductCode.IsValid(code));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("font")]
    [InlineData("FONT")]
    [InlineData("16")]
    [InlineData("size")]
    [InlineData("a:b")]
    [InlineData("{")]
    [InlineData("x}")]
    [InlineData("red;")]
    public void What_style_sheets_leave_behind_is_none(string? code) => Assert.False(ProductCode.IsValid(code));
}
