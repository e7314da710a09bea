using Graph.GraphQL.SourceGenerator.Binding;

namespace Graph.GraphQL.SourceGenerator.Tests.Binding;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("Query.ordres", "Query.orders")]
    [InlineData("query.Order", "Query.order")]
    [InlineData("Mutation.wipe", null)]
    public void The_name_with_the_fewest_edits_is_meant_unless_it_takes_too_many(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Of(name, ["Query.order", "Query.orders", "Order.items"]));
}
