using Graph.GraphQL.TypeSystem.Authorization;

namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>The schema does not say who may see something.</summary>
public sealed class GQL0020Tests
{
    private const string Source = """
        public static class Resolvers
        {
            [Field("Query.hello")]
            public static string? Hello() => null;
        }
        """;

    private const string Directives = """

        directive @public on FIELD_DEFINITION | OBJECT
        directive @authorize(roles: [String!], permissions: [String!], owner: String) on FIELD_DEFINITION | OBJECT
        """;

    [Fact]
    public void A_root_field_with_neither_directive_does_not_compile() =>
        Diagnose.Expect(
            "type Query { hello: String }" + Directives,
            Source,
            "GQL0020 Shop.graphql(1,14): Query.hello does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.");

    [Theory]
    [InlineData("@public")]
    [InlineData("@authorize")]
    [InlineData("""@authorize(roles: ["admin"])""")]
    public void A_root_field_with_one_of_them_does(string directive) =>
        Diagnose.Expect($"type Query {{ hello: String {directive} }}" + Directives, Source);

    [Fact]
    public void A_schema_that_declares_neither_is_open() => Diagnose.Expect("type Query { hello: String }", Source);

    [Fact]
    public void What_else_is_wrong_is_reported_too() =>
        Diagnose.Expect(
            "type Query { hello: String more: String }" + Directives,
            Source,
            "GQL0020 Shop.graphql(1,14): Query.hello does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.",
            "GQL0020 Shop.graphql(1,28): Query.more does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.",
            """GQL0002 Shop.graphql(1,28): Nothing resolves Query.more. Add to a resolver class: [Field("Query.more")] public ValueTask<string?> More(CancellationToken cancellationToken)""");

    [Fact]
    public void The_engines_own_text_declares_both() =>
        Diagnose.Expect(
            "type Query { hello: String }\n" + AuthorizationDirectives.Sdl,
            Source,
            "GQL0020 Shop.graphql(1,14): Query.hello does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.");
}
