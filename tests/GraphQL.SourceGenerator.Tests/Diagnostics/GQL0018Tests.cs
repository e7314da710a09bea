namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A resolver cannot be called.</summary>
public sealed class GQL0018Tests
{
    [Fact]
    public void A_private_method_cannot_be_called() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                private static string? Hello() => null;
            }
            """,
            "GQL0018 Shop.cs(4,28): Resolvers.Hello is not public or internal. A resolver is a public or internal method without type parameters and without ref, in or out.");

    [Fact]
    public void A_method_has_no_type_parameters() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello<T>() => null;
            }
            """,
            "GQL0018 Shop.cs(4,27): Resolvers.Hello has type parameters. A resolver is a public or internal method without type parameters and without ref, in or out.");
}
