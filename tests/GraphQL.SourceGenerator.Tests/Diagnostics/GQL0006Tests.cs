namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>No parameter takes an argument.</summary>
public sealed class GQL0006Tests
{
    [Fact]
    public void The_parameter_to_add_is_spelled_out() =>
        Diagnose.Expect(
            """
            type Query { hello(name: String!, times: [Int]): String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(string name) => null;
            }
            """,
            "GQL0006 Shop.cs(4,27): No parameter of Resolvers.Hello takes the argument Query.hello(times:). Add the parameter 'IReadOnlyList<int?>? times'.");

    [Fact]
    public void An_argument_with_underscores_is_a_parameter_in_camel_case() =>
        Diagnose.Expect(
            """
            type Query { hello(first_name: String!): String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello(string firstName) => null;
            }
            """);
}
