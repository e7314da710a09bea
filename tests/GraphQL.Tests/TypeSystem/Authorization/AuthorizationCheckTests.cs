using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.TypeSystem.Authorization;

namespace Graph.GraphQL.Tests.TypeSystem.Authorization;

public sealed class AuthorizationCheckTests
{
    [Theory]
    [InlineData("type Query { a: Int }")]
    [InlineData("directive @cost(weight: String!) on FIELD_DEFINITION type Query { a: Int }")]
    public void A_schema_that_declares_neither_directive_is_open(string sdl) => Assert.Empty(Errors(sdl));

    [Theory]
    [InlineData("type Query { a: Int @public }")]
    [InlineData("type Query { a: Int @authorize }")]
    [InlineData("""type Query { a(id: ID!): Int @authorize(owner: "id") } type Mutation { b(id: String): Int @authorize(roles: "admin", owner: "id") }""")]
    [InlineData("type Query { a: A @public } type A @authorize { b: Int }")]
    [InlineData("type Query { a: A @public } type A @public { b: Int @authorize }")]
    public void A_schema_that_says_it_of_every_root_field_passes(string sdl) => Assert.Empty(Errors(AuthorizationDirectives.Sdl + sdl));

    [Theory]
    [InlineData("type Query { a: Int }", "Query.a does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.")]
    [InlineData("type Query { a: Int @deprecated }", "Query.a does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.")]
    [InlineData(
        "type Query { a: Int @public } extend type Mutation { b: Int } type Mutation { c: Int @public }",
        "Mutation.b does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.")]
    [InlineData(
        "type Query { a: Int @public } type Subscription { b: Int }",
        "Subscription.b does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.")]
    [InlineData("type Query { a: Int @public @authorize }", "Query.a is both @public and @authorize. Remove one of the two.")]
    [InlineData("type Query { a: A @public } type A @public @authorize { b: Int }", "A is both @public and @authorize. Remove one of the two.")]
    [InlineData(
        "type Query @authorize { a: Int @public }",
        "Query is a root: say who may see each of its fields instead, for there the directive is in force.")]
    [InlineData(
        "type Query { n: N @public } interface N { a: Int @authorize } type A implements N { a: Int }",
        "N.a is of an interface: say it of the fields of its object types, for there the directive is in force.")]
    [InlineData("""type Query { a: Int @authorize(owner: "id") }""", "Query.a has no argument 'id' of type ID or String to hold the owner's id.")]
    [InlineData("""type Query { a(id: Int): Int @authorize(owner: "id") }""", "Query.a has no argument 'id' of type ID or String to hold the owner's id.")]
    [InlineData(
        """type Query { b: B @public } type B { a(id: [ID!]): Int @authorize(owner: "id") }""",
        "B.a has no argument 'id' of type ID or String to hold the owner's id.")]
    public void What_is_missing_or_has_no_effect_is_an_error(string sdl, string message) =>
        Assert.Equal([message], Errors(AuthorizationDirectives.Sdl + sdl));

    private static IEnumerable<string> Errors(string sdl) =>
        AuthorizationCheck.Validate(SchemaBuilder.Build(Parser.Parse(sdl, ParserOptions.SchemaDocument))).Select(e => e.Message);
}
