namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesRuleTests
{
    [Fact]
    public void Scalars_enums_and_inputs_are_fine() =>
        Assert.Empty(Errors("query Q($a: Int, $b: [Genre!]!, $c: Filter, $d: Unknown) { count }"));

    [Fact]
    public void Output_types_are_errors_at_the_type() =>
        Assert.Equal(["1:13", "1:23"], Errors("query Q($a: Book!, $b:[[Shown]]) { count }"));

    private static string[] Errors(string document) => Library.Errors("VariablesAreInputTypesRule", document);
}
