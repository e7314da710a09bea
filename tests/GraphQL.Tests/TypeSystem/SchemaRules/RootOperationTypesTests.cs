using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class RootOperationTypesTests
{
    [Fact]
    public void A_schema_needs_a_query_root()
    {
        Assert.Equal([""], Places(Validate("type Other { a: Int }")));
        Assert.Equal(["1:1"], Places(Validate("schema { mutation: Other } type Other { a: Int }")));
    }

    [Theory]
    [InlineData("input Query { a: Int }", "1:1")]
    [InlineData("schema { query: In } input In { a: Int }", "1:17")]
    [InlineData("type Query { a: Int } extend schema { subscription: In } input In { a: Int }", "1:53")]
    [InlineData("type Query { a: Int } enum Mutation { A }", "1:23")]
    [InlineData("input Query { a: Int } extend schema { query: In } type In { a: Int }", "1:47")]
    public void A_root_is_an_object_type(string sdl, string place) =>
        Assert.Equal([place], Places(Validate(sdl)));

    [Fact]
    public void No_two_operations_share_a_root() =>
        Assert.Equal(
            ["2:10 3:13 5:31"],
            Places(Validate(
                """
                schema {
                  query: Root
                  mutation: Root
                }
                extend schema { subscription: Root }
                type Root { a: Int }
                """)));
}
