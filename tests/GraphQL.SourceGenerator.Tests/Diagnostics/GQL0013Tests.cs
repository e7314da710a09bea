namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A [Type] does not name an object or scalar type.</summary>
public sealed class GQL0013Tests
{
    [Fact]
    public void The_nearest_type_is_suggested() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Order { id: ID! }
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            [Type("Ordr")]
            public sealed record Other(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0013 Shop.cs(4,22): [Type("Ordr")] names no type of the schema. Did you mean "Order"?""");

    [Fact]
    public void A_root_type_has_no_class() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Order { id: ID! }
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            [Type("Query")]
            public sealed record Other(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0013 Shop.cs(4,22): [Type("Query")] names a root type. Its fields are bound by [Field] alone: remove the attribute.""");

    [Fact]
    public void A_generated_type_has_no_other_class() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Order { id: ID! }
            enum Size { SMALL }
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            [Type("Size")]
            public sealed record Other(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0013 Shop.cs(4,22): [Type("Size")] names a type that is generated from the schema. Remove 'Other' and use the generated 'Size'.""");

    [Fact]
    public void A_union_needs_no_class() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            [Type("Any")]
            public abstract record Other(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0013 Shop.cs(4,24): [Type("Any")] names an interface or union, which needs no C# type. Put [Type] on the C# types of its object types.""");

    [Fact]
    public void A_scalars_class_derives_from_Scalar() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Order { id: ID! }
            scalar Money
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            [Type("Money")]
            public sealed record Other(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0013 Shop.cs(4,22): [Type("Money")] names a scalar, so its class must derive from Scalar<T>; 'Other' does not.""");
}
