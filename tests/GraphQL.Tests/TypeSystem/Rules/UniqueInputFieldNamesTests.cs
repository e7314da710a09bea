using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueInputFieldNamesTests
{
    private const string Rule = "UniqueInputFieldNamesRule";

    [Fact]
    public void A_literal_gives_a_field_once_at_each_level() =>
        Assert.Equal(
            ["1:25 1:31", "1:25 1:37", "2:31 2:37"],
            OfDocument(
                Rule,
                """
                type Query { a(b: In = {x: 1, x: 2, x: 3, y: {x: 1}}): Int }
                type Other @d(list: [{x: 1}, {x: 1, x: 2}]) { a: Int }
                """));
}
