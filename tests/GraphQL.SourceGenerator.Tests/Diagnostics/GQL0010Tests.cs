namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A property has the wrong type.</summary>
public sealed class GQL0010Tests
{
    [Fact]
    public void A_scalar_has_one_C_sharp_type() =>
        Diagnose.Expect(
            """
            type Query { order: Order! }
            enum Size { SMALL }
            type Order {
              value: Float!
            }
            """,
            """
            public sealed record Order(decimal Value);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order Order() => throw new NotSupportedException();
            }
            """,
            """GQL0010 Shop.cs(1,36): Order.value is 'Float!' in the schema, so the property Order.Value must be 'double', not 'decimal'. Change either, or write a resolver: [Field("Order.value")] public ValueTask<double> Value(Order order, CancellationToken cancellationToken)""");

    [Fact]
    public void A_non_null_field_is_never_null() =>
        Diagnose.Expect(
            """
            type Query { order: Order! }
            enum Size { SMALL }
            type Order {
              value: String!
            }
            """,
            """
            public sealed record Order(string? Value);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order Order() => throw new NotSupportedException();
            }
            """,
            """GQL0010 Shop.cs(1,36): Order.value is 'String!' in the schema, so the property Order.Value must be 'string', not 'string?'. 'string?' may be null, 'String!' may not: remove the '?' in C# or the '!' in the schema. Change either, or write a resolver: [Field("Order.value")] public ValueTask<string> Value(Order order, CancellationToken cancellationToken)""");

    [Fact]
    public void An_own_enum_is_not_the_generated_one() =>
        Diagnose.Expect(
            """
            type Query { order: Order! }
            enum Size { SMALL }
            type Order {
              value: Size!
            }
            """,
            """
            public static class Own { public enum Size { Small } }
            public sealed record Order(Own.Size Value);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order Order() => throw new NotSupportedException();
            }
            """,
            """GQL0010 Shop.cs(2,37): Order.value is 'Size!' in the schema, so the property Order.Value must be 'Size', not 'Size'. 'Size' is generated from the schema into namespace Shop: use that one instead of 'Own.Size'. Change either, or write a resolver: [Field("Order.value")] public ValueTask<Size> Value(Order order, CancellationToken cancellationToken)""");

    [Fact]
    public void A_typed_id_fits_ID_alone() =>
        Diagnose.Expect(
            """
            type Query { order: Order! }
            enum Size { SMALL }
            type Order {
              value: String!
            }
            """,
            """
            public readonly record struct OrderId(string Value);
            public sealed record Order(OrderId Value);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order Order() => throw new NotSupportedException();
            }
            """,
            """GQL0010 Shop.cs(2,36): Order.value is 'String!' in the schema, so the property Order.Value must be 'string', not 'OrderId'. Change either, or write a resolver: [Field("Order.value")] public ValueTask<string> Value(Order order, CancellationToken cancellationToken)""");
}
