using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class PossibleTypeExtensionsTests
{
    private const string Rule = "PossibleTypeExtensionsRule";

    [Theory]
    [InlineData("scalar T", "extend scalar T @d")]
    [InlineData("type T", "extend type T @d")]
    [InlineData("interface T", "extend interface T @d")]
    [InlineData("union T", "extend union T @d")]
    [InlineData("enum T", "extend enum T @d")]
    [InlineData("input T", "extend input T @d")]
    public void An_extension_is_of_the_kind_of_its_type(string definition, string extension)
    {
        var other = definition == "scalar T" ? "extend type T @d" : "extend scalar T @d";

        Assert.Empty(OfDocument(Rule, $"{definition}\n{extension}"));
        Assert.Empty(OfExtension(Rule, definition, extension));
        Assert.Equal(["1:1 2:1"], OfDocument(Rule, $"{definition}\n{other}"));
        Assert.Equal(["1:1"], OfExtension(Rule, definition, other));
    }

    [Fact]
    public void What_is_not_defined_cannot_be_extended() =>
        Assert.Equal(["1:13"], OfDocument(Rule, "extend type Missing { a: Int }"));

    [Fact]
    public void An_extension_may_stand_before_the_definition() =>
        Assert.Empty(OfDocument(Rule, "extend enum T { B } enum T { A }"));
}
