namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A resolver returns the wrong type.</summary>
public sealed class GQL0009Tests
{
    [Fact]
    public void A_scalar_has_one_C_sharp_type() =>
        Diagnose.Expect(
            """
            type Query { hello: Date! }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static ValueTask<DateTime> Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is 'Date!' in the schema, so Resolvers.Hello must return 'ValueTask<DateOnly>', 'Task<DateOnly>' or 'DateOnly', not 'ValueTask<DateTime>'.");

    [Fact]
    public void A_non_null_field_is_never_null() =>
        Diagnose.Expect(
            """
            type Query { hello: String! }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is 'String!' in the schema, so Resolvers.Hello must return 'ValueTask<string>', 'Task<string>' or 'string', not 'string?'. 'string?' may be null, 'String!' may not: remove the '?' in C# or the '!' in the schema.");

    [Fact]
    public void A_non_null_item_is_never_null() =>
        Diagnose.Expect(
            """
            type Query { hello: [Int!] }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static int?[] Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is '[Int!]' in the schema, so Resolvers.Hello must return 'ValueTask<IReadOnlyList<int>?>', 'Task<IReadOnlyList<int>?>' or 'IReadOnlyList<int>?', not 'int?[]'. 'int?' may be null, 'Int!' may not: remove the '?' in C# or the '!' in the schema.");

    [Fact]
    public void A_list_is_not_a_single_value() =>
        Diagnose.Expect(
            """
            type Query { hello: [String] }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is '[String]' in the schema, so Resolvers.Hello must return 'ValueTask<IReadOnlyList<string?>?>', 'Task<IReadOnlyList<string?>?>' or 'IReadOnlyList<string?>?', not 'string'. The schema has a list here.");

    [Fact]
    public void A_single_object_is_not_a_list() =>
        Diagnose.Expect(
            """
            type Query { hello: Order }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static Task<IReadOnlyList<Order>> Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is 'Order' in the schema, so Resolvers.Hello must return 'ValueTask<Order?>', 'Task<Order?>' or 'Order?', not 'Task<IReadOnlyList<Order>>'. The schema has a single object here, not a list.");

    [Fact]
    public void A_method_gives_a_value() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static Task Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is 'String' in the schema, so Resolvers.Hello must return 'ValueTask<string?>', 'Task<string?>' or 'string?', not 'Task'.");

    [Fact]
    public void An_object_has_a_class_of_its_own() =>
        Diagnose.Expect(
            """
            type Query { hello: Order }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static object Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is 'Order' in the schema, so Resolvers.Hello must return 'ValueTask<Order?>', 'Task<Order?>' or 'Order?', not 'object'. An object is a class, a struct or an interface of its own.");

    [Fact]
    public void A_union_is_no_string() =>
        Diagnose.Expect(
            """
            type Query { hello: Any }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string Hello() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(6,19): Query.hello is 'Any' in the schema, so Resolvers.Hello must return 'ValueTask<object?>', 'Task<object?>' or 'object?', not 'string'. A common base class, an interface or 'object' will do.");

    [Fact]
    public void A_subscription_gives_a_stream() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Subscription { ticks: Int! }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;

                [Field("Subscription.ticks")]
                public static Task<int> Ticks() => throw new NotSupportedException();
            }
            """,
            "GQL0009 Shop.cs(7,19): Subscription.ticks is 'Int!' in the schema, so Resolvers.Ticks must return 'IAsyncEnumerable<int>', not 'Task<int>'. A subscription's field gives one value an event.");

    [Fact]
    public void Nullable_fields_take_values_that_are_never_null() =>
        Diagnose.Expect(
            """
            type Query { hello: [[Size]] }
            enum Size { SMALL }
            scalar Date
            type Order { id: ID! }
            union Any = Order
            """,
            """
            namespace Shop;
            [Type("Order")]
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static ValueTask<IReadOnlyList<Size[]>> Hello() => throw new NotSupportedException();
            }
            """);

    [Fact]
    public void An_enum_is_no_object() =>
        Diagnose.Expect(
            """
            type Query { order: Order }
            type Order { id: ID! }
            """,
            """
            public enum Order { One }
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order? Order() => null;
            }
            """,
            "GQL0009 Shop.cs(5,19): Query.order is 'Order' in the schema, so Resolvers.Order must return 'ValueTask<Order?>', 'Task<Order?>' or 'Order?', not 'Order?'. An object is a class, a struct or an interface of its own.");
}
