using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Tests.Validation.Limits;

public sealed class RequestLimitsTests
{
    [Fact]
    public void Depth_counts_fields_within_fields()
    {
        var limits = new RequestLimits { MaxDepth = 2 };

        Assert.Empty(Check(limits, "{ author { name } ... { ... { count } } }"));
        Assert.Equal(
            ["The operation has 3 levels of fields; at most 2 are allowed."],
            Check(limits, "{ author { ... { rival { name } } } }"));
    }

    [Fact]
    public void Depth_follows_fragments() =>
        Assert.Single(Check(
            new RequestLimits { MaxDepth = 3 },
            "{ author { ...A } } fragment A on Author { rival { ...B } } fragment B on Author { rival { name } }"));

    [Fact]
    public void Introspection_has_a_depth_of_its_own()
    {
        var limits = new RequestLimits { MaxDepth = 1, MaxIntrospectionDepth = 3 };

        Assert.Empty(Check(limits, "{ count __schema { types { name } } }"));
        Assert.Equal(
            ["The operation has 4 levels of introspection fields; at most 3 are allowed."],
            Check(limits, "{ __schema { types { ofType { name } } } }"));
    }

    [Fact]
    public void The_introspection_query_of_tools_passes_the_defaults() =>
        Assert.Empty(Check(
            RequestLimits.Default,
            """
            { __schema { types { fields { args { type { ...Nine } } } } } }
            fragment Nine on __Type { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } } } }
            """));

    [Fact]
    public void Aliases_of_a_fragment_count_at_each_spread()
    {
        var limits = new RequestLimits { MaxAliases = 4 };

        Assert.Empty(Check(limits, "{ a: author { ...F } b: author { ...F } } fragment F on Author { x: name }"));
        Assert.Equal(
            ["The operation has 6 aliases; at most 4 are allowed."],
            Check(limits, "{ a: author { ...F } b: author { ...F } } fragment F on Author { x: name y: name }"));
    }

    [Fact]
    public void Root_fields_count_through_fragments_each_of_them_once() =>
        Assert.Equal(
            ["The operation has 3 root fields; at most 2 are allowed."],
            Check(new RequestLimits { MaxRootFields = 2 }, "{ count ... { a: count ...F } ...F } fragment F on Query { author { name rival { name } } }"));

    [Fact]
    public void Directives_count_in_one_place()
    {
        var limits = new RequestLimits { MaxDirectives = 1 };

        Assert.Empty(Check(limits, "query @note(text: \"a\") { count @skip(if: true) author @skip(if: true) { name } }"));
        Assert.Single(Check(limits, "{ author { name @skip(if: true) @include(if: true) } }"));
        Assert.Single(Check(limits, "query @note(text: \"a\") @note(text: \"b\") { count }"));
    }

    [Fact]
    public void An_error_has_its_numbers_and_its_operation()
    {
        var document = Parser.Parse("query A { count }\nquery B { a: count b: count c: count }");

        var error = Assert.Single(new RequestLimits { MaxAliases = 2 }.Check(document, (OperationDefinitionNode)document.Definitions[1]));

        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal([new Location(2, 1)], error.Locations);
        Assert.Equal(2L, error.Extensions!["limit"]);
        Assert.Equal(3L, error.Extensions["actual"]);
    }

    [Fact]
    public void Without_limits_nothing_is_refused() =>
        Assert.Empty(Check(
            RequestLimits.None, "{" + string.Concat(Enumerable.Range(0, 200).Select(i => $"a{i}:count @a @b @c @d @e @f @g ")) + "}"));

    private static string[] Check(RequestLimits limits, string query)
    {
        var document = Parser.Parse(query);
        return [.. limits.Check(document, document.Definitions.OfType<OperationDefinitionNode>().First()).Select(e => e.Message)];
    }
}
