namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>Two methods resolve one field.</summary>
public sealed class GQL0004Tests
{
    [Fact]
    public void The_second_one_is_told_of_the_first() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;

                [Field("Query.hello")]
                public static string Again() => "";
            }
            """,
            "GQL0004 Shop.cs(6,6): Query.hello is resolved by Resolvers.Hello already. Remove one of the two [Field] attributes.");
}
