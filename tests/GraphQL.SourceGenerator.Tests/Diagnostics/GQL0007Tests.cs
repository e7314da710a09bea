namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A parameter has the wrong type.</summary>
public sealed class GQL0007Tests
{
    [Fact]
    public void A_scalar_has_one_C_sharp_type() =>
        Diagnose.Expect(
            """
            type Query { hello(on: Date!): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(DateTimeOffset on) => null;
            }
            """,
            "GQL0007 Shop.cs(4,48): Argument Query.hello(on:) is 'Date!' in the schema, so parameter 'on' must be 'DateOnly', not 'DateTimeOffset'.");

    [Fact]
    public void An_argument_that_may_be_left_out_may_be_null() =>
        Diagnose.Expect(
            """
            type Query { hello(max: Int): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(int max) => null;
            }
            """,
            "GQL0007 Shop.cs(4,37): Argument Query.hello(max:) is 'Int' in the schema, so parameter 'max' must be 'int?', not 'int'. Clients may leave it out: add '!' in the schema, or accept null in C#.");

    [Fact]
    public void An_explicit_null_goes_past_a_default() =>
        Diagnose.Expect(
            """
            type Query { hello(max: Int = 10): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(int max) => null;
            }
            """,
            "GQL0007 Shop.cs(4,37): Argument Query.hello(max:) is 'Int' in the schema, so parameter 'max' must be 'int?', not 'int'. An explicit null goes past the default: write 'Int!' in the schema to forbid it, or accept null in C#.");

    [Fact]
    public void What_always_has_a_value_is_not_optional() =>
        Diagnose.Expect(
            """
            type Query { hello(max: Int! = 10): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(Optional<int> max) => null;
            }
            """,
            "GQL0007 Shop.cs(4,47): Argument Query.hello(max:) is 'Int!' in the schema, so parameter 'max' must be 'int', not 'Optional<int>'. It cannot be left out without a value, so Optional tells nothing.");

    [Fact]
    public void An_optional_argument_may_be_null() =>
        Diagnose.Expect(
            """
            type Query { hello(max: Int): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(Optional<int> max) => null;
            }
            """,
            "GQL0007 Shop.cs(4,47): Argument Query.hello(max:) is 'Int' in the schema, so parameter 'max' must be 'int?', not 'Optional<int>'. As optional it is 'Optional<int?>'.");

    [Fact]
    public void A_list_is_read_only() =>
        Diagnose.Expect(
            """
            type Query { hello(ids: [ID!]!): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(List<string> ids) => null;
            }
            """,
            "GQL0007 Shop.cs(4,46): Argument Query.hello(ids:) is '[ID!]!' in the schema, so parameter 'ids' must be 'IReadOnlyList<string>', not 'List<string>'.");

    [Fact]
    public void An_item_that_may_be_null_is_null_in_C_sharp_too() =>
        Diagnose.Expect(
            """
            type Query { hello(ids: [ID]!): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(IReadOnlyList<string> ids) => null;
            }
            """,
            "GQL0007 Shop.cs(4,55): Argument Query.hello(ids:) is '[ID]!' in the schema, so parameter 'ids' must be 'IReadOnlyList<string?>', not 'IReadOnlyList<string>'.");

    [Fact]
    public void An_own_enum_is_not_the_generated_one() =>
        Diagnose.Expect(
            """
            type Query { hello(size: Size!): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            public static class Own { public enum Size { Small } }
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(Own.Size size) => null;
            }
            """,
            "GQL0007 Shop.cs(5,42): Argument Query.hello(size:) is 'Size!' in the schema, so parameter 'size' must be 'Size', not 'Size'. 'Size' is generated from the schema into namespace Shop: use that one instead of 'Own.Size'.");

    [Fact]
    public void Generated_types_lists_and_optionals_fit() =>
        Diagnose.Expect(
            """
            type Query { hello(size: Size, sizes: [Size!]!, box: Box!, boxes: [Box], on: Date = null, id: ID): String }
            enum Size { SMALL }
            input Box { size: Size! }
            scalar Date
            """,
            """
            namespace Shop;
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(Size? size, IReadOnlyList<Size> sizes, Box box, Optional<IReadOnlyList<Box?>?> boxes, DateOnly? on, Optional<string?> id) => null;
            }
            """);
}
