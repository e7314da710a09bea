using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class EnumValuesTests
{
    [Fact]
    public void An_enum_has_values() =>
        Assert.Equal(["1:1"], OfSchema("enum E @any"));

    [Fact]
    public void Names_are_not_reserved() =>
        Assert.Equal(["1:12"], OfSchema("enum E { A __B }"));
}
