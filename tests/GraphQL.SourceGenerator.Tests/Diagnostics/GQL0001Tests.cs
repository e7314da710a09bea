namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>The schema documents break the specification.</summary>
public sealed class GQL0001Tests
{
    [Fact]
    public void A_syntax_error_stands_on_its_line() =>
        Diagnose.Expect(
            """
            type Query {
              hello: 
            }
            """,
            """
            public static class Empty;
            """,
            """GQL0001 Shop.graphql(3,1): Syntax Error: Expected Name, found "}".""");

    [Fact]
    public void A_type_that_is_not_defined_is_told_where_it_is_used() =>
        Diagnose.Expect(
            """
            type Query {
              order: Order
            }
            """,
            """
            public static class Empty;
            """,
            "GQL0001 Shop.graphql(2,10): There is no type Order.");

    [Fact]
    public void A_rule_of_type_validation_is_told_at_the_type() =>
        Diagnose.Expect(
            """
            interface Node { id: ID! }
            type Query implements Node {
              hello: String
            }
            """,
            """
            public static class Empty;
            """,
            "GQL0001 Shop.graphql(1,18): Query implements Node and so needs its field id.");

    [Fact]
    public void While_the_schema_is_not_valid_nothing_else_is_told() =>
        Diagnose.Expect(
            """
            type Query {
              hello: String
              hello: String
            }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.bye")]
                public static string Bye() => "";
            }
            """,
            "GQL0001 Shop.graphql(2,3): Query.hello is defined more than once.");
}
