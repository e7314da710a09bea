namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>An argument or input field is a list of lists.</summary>
public sealed class GQL0019Tests
{
    [Fact]
    public void The_inner_list_goes_into_an_input_object() =>
        Diagnose.Expect(
            """
            type Query { hello(
              grid: [[Int!]!]!
              box: Box): String }
            input Box {
              grid: [[Int]]
            }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(IReadOnlyList<IReadOnlyList<int>> grid, Box? box) => null;
            }
            """,
            "GQL0019 Shop.graphql(2,3): Query.hello(grid:) is '[[Int!]!]!'. C# code gets lists of values or of input objects: put the inner list into a field of an input object.",
            "GQL0019 Shop.graphql(5,3): Box.grid is '[[Int]]'. C# code gets lists of values or of input objects: put the inner list into a field of an input object.");
}
