using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class UnionMembersTests
{
    [Fact]
    public void A_union_has_members() =>
        Assert.Equal(["1:1"], OfSchema("union U @any"));

    [Fact]
    public void A_member_is_an_object() =>
        Assert.Equal(
            ["1:19", "1:23"], OfSchema("union U = Query | I | E\ninterface I { a: Int }\nenum E { V }"));

    [Fact]
    public void A_member_is_named_once() =>
        Assert.Equal(["1:11 2:18"], OfSchema("union U = Query\nextend union U = Query"));
}
