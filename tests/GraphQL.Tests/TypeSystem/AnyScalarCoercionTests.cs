using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.TypeSystem;

public sealed class AnyScalarCoercionTests
{
    [Fact]
    public void A_literal_becomes_what_the_same_data_is_in_JSON()
    {
        var value = Coerce("""{int: 1, list: [true, null, "s", NAME], nested: {a: -2}}""");

        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["int"] = 1L,
                ["list"] = new List<object?> { true, null, "s", "NAME" },
                ["nested"] = new Dictionary<string, object?> { ["a"] = -2L },
            },
            value);
    }

    [Fact]
    public void Numbers_beyond_64_bit_integers_keep_their_text()
    {
        Assert.Equal("1.10", Assert.IsType<JsonNumber>(Coerce("1.10")).Text);
        Assert.Equal("99999999999999999999", Assert.IsType<JsonNumber>(Coerce("99999999999999999999")).Text);
        Assert.Equal(long.MaxValue, Coerce("9223372036854775807"));
    }

    [Fact]
    public void A_value_is_taken_as_it_is()
    {
        var value = new object();

        Assert.Same(value, AnyScalarCoercion.Instance.CoerceValue(value));
    }

    private static object? Coerce(string literal) => AnyScalarCoercion.Instance.CoerceLiteral(Parser.ParseValue(literal));
}
