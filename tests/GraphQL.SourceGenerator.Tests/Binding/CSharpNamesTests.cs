using Graph.GraphQL.SourceGenerator.Binding;

namespace Graph.GraphQL.SourceGenerator.Tests.Binding;

public sealed class CSharpNamesTests
{
    [Theory]
    [InlineData("id", "Id")]
    [InlineData("totalSpend", "TotalSpend")]
    [InlineData("first_name", "FirstName")]
    [InlineData("VIP", "Vip")]
    [InlineData("TOTAL_SPEND_DESC", "TotalSpendDesc")]
    [InlineData("orderURL", "OrderURL")]
    [InlineData("B2B_ORDER", "B2bOrder")]
    [InlineData("_private", "Private")]
    [InlineData("_2d", "_2d")]
    [InlineData("_", "_")]
    public void A_member_is_in_Pascal_case(string name, string expected) => Assert.Equal(expected, CSharpNames.Pascal(name));

    [Theory]
    [InlineData("orderBy", "orderBy")]
    [InlineData("order_by", "orderBy")]
    public void A_parameter_is_in_camel_case(string name, string expected) => Assert.Equal(expected, CSharpNames.Camel(name));

    [Theory]
    [InlineData("Box", "size", "Size")]
    [InlineData("Box", "box", "BoxValue")]
    [InlineData("Box", "clone", "CloneValue")]
    public void A_property_is_not_called_what_its_record_already_has(string input, string field, string expected) =>
        Assert.Equal(expected, CSharpNames.InputProperty(input, field));

    [Theory]
    [InlineData("OrderStore", "orderStore")]
    [InlineData("IClock", "clock")]
    [InlineData("Item", "item")]
    [InlineData("Event", "@event")]
    public void A_variable_is_called_after_its_class(string type, string expected) => Assert.Equal(expected, CSharpNames.Variable(type));
}
