using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueDirectivesPerLocationTests
{
    private const string Rule = "UniqueDirectivesPerLocationRule";

    [Fact]
    public void A_directive_stands_once_in_a_place() =>
        Assert.Equal(
            ["3:10 3:22", "3:10 3:28"],
            OfDocument(
                Rule,
                """
                directive @once on FIELD_DEFINITION directive @many repeatable on FIELD_DEFINITION
                type Query {
                  a: Int @once @many @once @once @many @undefined @undefined
                  b: Int @once
                }
                """));

    [Fact]
    public void A_type_and_its_extensions_are_one_place() =>
        Assert.Equal(
            ["2:12 3:19"],
            OfDocument(
                Rule,
                """
                directive @once on OBJECT
                type Query @once { a: Int }
                extend type Query @once
                type Other @once { a: Int }
                """));

    [Fact]
    public void The_schema_and_its_extensions_are_one_place() =>
        Assert.Equal(
            ["2:8 3:15"],
            OfDocument(
                Rule,
                """
                directive @once on SCHEMA
                schema @once { query: Query }
                extend schema @once
                """));
}
