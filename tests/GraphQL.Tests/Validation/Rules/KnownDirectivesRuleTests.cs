namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class KnownDirectivesRuleTests
{
    [Fact]
    public void Known_directives_in_their_places_are_fine() =>
        Assert.Empty(Errors(
            """
            query Q($a: Int @note(text: "x")) @note(text: "x") { count @skip(if: true) @cached(seconds: 1) ...F @cached(seconds: 2) } fragment F on Query @note(text: "y") { count }
            """));

    [Fact]
    public void Unknown_directives_are_errors() =>
        Assert.Equal(["1:9", "1:28"], Errors("{ count @nothing book { id @nope(a: 1) } }"));

    [Fact]
    public void Places_that_the_directive_does_not_name_are_errors() =>
        Assert.Equal(["1:7", "1:29", "2:21"], Errors(
            """
            query @skip(if: true) { ... @live { count } }
            fragment F on Query @cached(seconds: 1) { count }
            """));

    [Fact]
    public void Close_names_are_suggested() =>
        Assert.Contains("Did you mean \"@cached\"?", Assert.Single(Library.Messages("KnownDirectivesRule", "{ count @cache(seconds: 1) }")));

    private static string[] Errors(string document) => Library.Errors("KnownDirectivesRule", document);
}
