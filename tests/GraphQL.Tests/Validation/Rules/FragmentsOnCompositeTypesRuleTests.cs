namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesRuleTests
{
    [Fact]
    public void Objects_interfaces_and_unions_are_fine() =>
        Assert.Empty(Errors("{ ... on Query { count } } fragment A on Item { id } fragment B on Shown { __typename }"));

    [Fact]
    public void An_inline_fragment_without_a_type_is_fine() =>
        Assert.Empty(Errors("{ ... { count } }"));

    [Fact]
    public void Unknown_types_are_left_to_another_rule() =>
        Assert.Empty(Errors("{ ... on Nothing { count } }"));

    [Fact]
    public void Scalars_enums_and_inputs_are_errors() =>
        Assert.Equal(["1:10", "2:15", "3:15"], Errors(
            """
            { ... on Int { x } }
            fragment A on Genre { x }
            fragment B on Filter { x }
            """));

    private static string[] Errors(string document) => Library.Errors("FragmentsOnCompositeTypesRule", document);
}
