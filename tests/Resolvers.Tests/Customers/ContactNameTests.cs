using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Tests.Customers;

public sealed class ContactNameTests
{
    [Theory]
    [InlineData("Mere Tai", "M", "T", "Mere Tai")]
    [InlineData("", "Mere", "Tai", "Mere Tai")]
    [InlineData(null, "Mere", null, "Mere")]
    [InlineData(null, null, "Tai", "Tai")]
    [InlineData(null, null, null, "")]
    public void The_full_name_comes_first_then_first_and_last_name(string? full, string? first, string? last, string expected) =>
        Assert.Equal(expected, ContactName.Of(full, first, last));
}
