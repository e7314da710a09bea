using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueArgumentNamesTests
{
    private const string Rule = "UniqueArgumentNamesRule";

    [Fact]
    public void A_directive_is_given_an_argument_once() =>
        Assert.Equal(["1:24 1:36"], OfDocument(Rule, "type Query { a: Int @d(a: 1, b: 2, a: 3) b: Int @d(a: 1, c: 2) }"));

    [Fact]
    public void A_field_of_an_operation_among_the_definitions_is_given_an_argument_once() =>
        Assert.Equal(["1:5 1:11 1:17"], OfDocument(Rule, "{ a(x: 1, x: 2, x: 3, y: 4) }"));
}
