using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class DirectiveDefinitionsTests
{
    [Fact]
    public void Names_are_not_reserved() =>
        Assert.Equal(["1:1", "2:17"], OfSchema("directive @__own on FIELD\ndirective @many(__own: Int) on FIELD"));

    [Fact]
    public void Arguments_take_input() =>
        Assert.Equal(["1:16"], OfSchema("directive @one(a: Query b: [Int!]) on FIELD"));

    [Fact]
    public void A_required_argument_is_not_deprecated() =>
        Assert.Equal(
            ["1:24 1:19"],
            OfSchema("directive @one(a: Int! @deprecated b: Int! = 1 @deprecated c: Int @deprecated) on FIELD"));

    [Fact]
    public void A_default_is_a_value_of_the_argument() =>
        Assert.Equal(["1:25"], OfSchema("""directive @one(a: Int = "one" b: Int = 1) on FIELD"""));
}
