namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>One GraphQL type has two C# types.</summary>
public sealed class GQL0011Tests
{
    [Fact]
    public void The_second_field_is_told_of_the_first() =>
        Diagnose.Expect(
            """
            type Query {
              a: Order
              b: Order
            }
            type Order { id: ID! }
            """,
            """
            public sealed record Order(string Id);
            public sealed record Other(string Id);
            public static class Resolvers
            {
                [Field("Query.a")]
                public static Order? A() => null;

                [Field("Query.b")]
                public static Other? B() => null;
            }
            """,
            "GQL0011 Shop.cs(9,19): The C# type of Order is 'Order' (from Query.a), but here it is 'Other'. Use one of them for all fields of type Order.");

    [Fact]
    public void A_field_that_contradicts_Type_is_told() =>
        Diagnose.Expect(
            """
            type Query {
              a: Order
            }
            type Order { id: ID! }
            """,
            """
            [Type("Order")]
            public sealed record Order(string Id);
            public sealed record Other(string Id);
            public static class Resolvers
            {
                [Field("Query.a")]
                public static Other? A() => null;
            }
            """,
            "GQL0011 Shop.cs(7,19): The C# type of Order is 'Order' (by [Type]), but here it is 'Other'. Use one of them for all fields of type Order.");

    [Fact]
    public void Two_types_with_one_name_are_told() =>
        Diagnose.Expect(
            """
            type Query {
              a: Order
            }
            type Order { id: ID! }
            """,
            """
            [Type("Order")]
            public sealed record First(string Id);
            [Type("Order")]
            public sealed record Second(string Id);
            public static class Resolvers
            {
                [Field("Query.a")]
                public static First? A() => null;
            }
            """,
            "GQL0011 Shop.cs(4,22): The C# type of Order is 'First' (by [Type]), but here it is 'Second'. Use one of them for all fields of type Order.");
}
