using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class DirectiveCyclesTests
{
    [Fact]
    public void A_directive_is_not_applied_to_its_own_arguments() =>
        Assert.Equal(["1:1"], OfSchema("directive @own(a: Int @own) on ARGUMENT_DEFINITION"));

    [Fact]
    public void Nor_by_way_of_another_directive() =>
        Assert.Equal(
            ["1:1", "2:1"],
            OfSchema(
                """
                directive @a(x: Int @b) on ARGUMENT_DEFINITION
                directive @b(x: Int @a) on ARGUMENT_DEFINITION
                directive @c(x: Int @a) on ARGUMENT_DEFINITION
                """));

    [Theory]
    [InlineData("input T @own { a: Int }")]
    [InlineData("input T { a: Int @own }")]
    [InlineData("input T { a: [U!] } enum U { V @own }")]
    [InlineData("scalar T @own")]
    public void Nor_by_way_of_the_type_of_an_argument(string types) =>
        Assert.Equal(
            ["1:1"],
            OfSchema(
                "directive @own(t: T) on SCALAR | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ENUM_VALUE\n" + types));
}
