namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>Parameters are in the wrong order.</summary>
public sealed class GQL0008Tests
{
    [Fact]
    public void An_argument_stands_before_the_token() =>
        Diagnose.Expect(
            """
            type Query { hello(name: String): String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(CancellationToken ct, string? name) => null;
            }
            """,
            "GQL0008 Shop.cs(4,63): Parameter 'name' of Resolvers.Hello stands too late. The order is: parent, arguments, loaders, request features, FieldSelection, CancellationToken.");

    [Fact]
    public void The_parent_stands_first() =>
        Diagnose.Expect(
            """
            type Query { order: Order }
            type Order { total(vat: Int!): Int! }
            """,
            """
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order? Order() => null;

                [Field("Order.total")]
                public static int Total(int vat, Order order) => 1;
            }
            """,
            "GQL0008 Shop.cs(8,44): Parameter 'order' of Resolvers.Total stands too late. The order is: parent, arguments, loaders, request features, FieldSelection, CancellationToken.");
}
