namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A [Field] names no field of an object type.</summary>
public sealed class GQL0003Tests
{
    [Fact]
    public void The_nearest_field_is_suggested() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;

                [Field("Query.helo")]
                public static string Helo() => "";
            }
            """,
            """GQL0003 Shop.cs(6,6): 'Query.helo' names no field of an object type: did you mean "Query.hello"?""");

    [Fact]
    public void A_name_like_no_other_is_to_be_corrected_or_added() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;

                [Field("Order.customer")]
                public static string Customer() => "";
            }
            """,
            "GQL0003 Shop.cs(6,6): 'Order.customer' names no field of an object type: correct the coordinate, or add the field to a .graphql file.");

    [Fact]
    public void A_field_of_an_interface_is_resolved_in_its_object_types() =>
        Diagnose.Expect(
            """
            type Query implements Greeter { hello: String }
            interface Greeter { hello: String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;

                [Field("Greeter.hello")]
                public static string Other() => "";
            }
            """,
            "GQL0003 Shop.cs(6,6): 'Greeter.hello' names no field of an object type: Greeter is an interface or union. Resolve the field of its object types: Query.");
}
