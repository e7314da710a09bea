namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>An object type has no C# type.</summary>
public sealed class GQL0012Tests
{
    [Fact]
    public void A_type_that_only_an_interface_leads_to_needs_Type() =>
        Diagnose.Expect(
            """
            type Query { node: Node }
            interface Node { id: ID! }
            type Order implements Node { id: ID! }
            """,
            """
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.node")]
                public static object? Node() => null;
            }
            """,
            """GQL0012 Shop.graphql(3,6): No field that is bound returns Order itself, so its C# type is unknown. Put [Type("Order")] on it.""");

    [Fact]
    public void With_Type_it_is_bound() =>
        Diagnose.Expect(
            """
            type Query { node: Node }
            interface Node { id: ID! }
            type Order implements Node { id: ID! }
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.node")]
                public static object? Node() => null;
            }
            """);

    [Fact]
    public void A_type_that_no_root_leads_to_is_told() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Order { next: Order }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0012 Shop.graphql(2,6): No field that is bound returns Order itself, so its C# type is unknown. Put [Type("Order")] on it.""");
}
