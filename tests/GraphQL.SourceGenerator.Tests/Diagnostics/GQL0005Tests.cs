namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A parameter matches nothing.</summary>
public sealed class GQL0005Tests
{
    [Fact]
    public void The_nearest_argument_is_suggested() =>
        Diagnose.Expect(
            """
            type Query { hello(name: String!): String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(string nmae) => null;
            }
            """,
            "GQL0006 Shop.cs(4,27): No parameter of Resolvers.Hello takes the argument Query.hello(name:). Add the parameter 'string name'.",
            "GQL0005 Shop.cs(4,40): Parameter 'nmae' of Resolvers.Hello is no argument of Query.hello. Did you mean 'name'?");

    [Fact]
    public void A_service_belongs_into_the_constructor() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public sealed class Store;
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(Store store) => null;
            }
            """,
            "GQL0005 Shop.cs(5,39): Parameter 'store' of Resolvers.Hello is no argument of Query.hello, no loader and no request feature. Remove it, add the argument to the schema, or take services in the constructor.");

    [Fact]
    public void The_parent_has_the_C_sharp_type_of_the_object_type() =>
        Diagnose.Expect(
            """
            type Query { order: Order }
            type Order { total: Int! }
            """,
            """
            public sealed record Order(string Id);
            public sealed record Invoice(string Id);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order? Order() => null;

                [Field("Order.total")]
                public static int Total(Invoice invoice) => 1;
            }
            """,
            "GQL0005 Shop.cs(9,37): Parameter 'invoice' of Resolvers.Total is no parent and no argument of Order.total. The parent is 'Order', the C# type of Order.");

    [Fact]
    public void The_parent_may_be_left_out() =>
        Diagnose.Expect(
            """
            type Query { order: Order }
            type Order { total: Int! }
            """,
            """
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order? Order() => null;

                [Field("Order.total")]
                public static int Total() => 1;
            }
            """);
}
