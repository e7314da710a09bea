namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>An @authorize names an owner that nothing tells.</summary>
public sealed class GQL0021Tests
{
    [Fact]
    public void The_owner_is_a_property_of_the_objects_class() =>
        Diagnose.Expect(
            Schema("ownerId"),
            Source("public sealed record Order(string Id, string OwnerId);"));

    [Fact]
    public void It_may_be_a_struct_with_a_string_value_and_null() =>
        Diagnose.Expect(
            Schema("ownerId"),
            Source(
                """
                public readonly record struct UserId(string Value);
                public sealed record Order(string Id, UserId? OwnerId);
                """));

    [Theory]
    [InlineData("public sealed record Order(string Id);")]
    [InlineData("public sealed record Order(string Id, int OwnerId);")]
    [InlineData("public sealed record Order(string Id, List<string> OwnerId);")]
    public void Without_it_the_type_and_the_field_are_told(string order) =>
        Diagnose.Expect(
            Schema("ownerId"),
            Source(order),
            "GQL0021 Shop.graphql(2,6): Order names the owner 'ownerId', but Order has no property 'OwnerId' of type string, or of a struct with a single string Value.",
            "GQL0021 Shop.graphql(4,3): Order.note names the owner 'ownerId', but Order has no property 'OwnerId' of type string, or of a struct with a single string Value.");

    [Fact]
    public void The_owner_is_bound_for_the_type_and_for_the_field() =>
        Assert.Equal(
            [
                """b.Owner("Order", static v => ((global::Order)v).OwnerId?.Value);""",
                """b.Owner("Order.note", static v => ((global::Order)v).OwnerId?.Value);""",
            ],
            new TestProject(
                Schema("ownerId"),
                Source(
                    """
                    public readonly record struct UserId(string Value);
                    public sealed record Order(string Id, UserId? OwnerId);
                    """)).Run().Statements("Order").Where(s => s.StartsWith("b.Owner", StringComparison.Ordinal)));

    private static string Schema(string owner) =>
        $$"""
        type Query { order: Order @public }
        type Order @authorize(owner: "{{owner}}") {
          id: ID!
          note(of: ID): String @authorize(owner: "{{owner}}")
        }
        directive @public on FIELD_DEFINITION
        directive @authorize(roles: [String!], permissions: [String!], owner: String) on FIELD_DEFINITION | OBJECT
        """;

    private static string Source(string order) =>
        $$"""
        {{order}}
        public static class Resolvers
        {
            [Field("Query.order")]
            public static Order? Order() => null;
            [Field("Order.note")]
            public static string? Note(Order order, string? of) => null;
        }
        """;
}
