using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueEnumValueNamesTests
{
    private const string Rule = "UniqueEnumValueNamesRule";

    [Fact]
    public void A_value_is_defined_once_by_an_enum_and_its_extensions() =>
        Assert.Equal(
            ["1:15 1:24", "1:19 2:22"],
            OfDocument(
                Rule,
                """
                enum Colour { RED GREY RED BLUE }
                extend enum Colour { GREY GREEN }
                enum Other { RED }
                """));

    [Fact]
    public void A_value_of_the_extended_schema_is_not_defined_again() =>
        Assert.Equal(["1:22"], OfExtension(Rule, "enum Colour { RED }", "extend enum Colour { RED GREEN }"));
}
