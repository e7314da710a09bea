using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.TypeSystem;

public sealed class BuiltInScalarsTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2147483647", int.MaxValue)]
    public void Int_takes_whole_literals_of_32_bits(string literal, int expected) =>
        Assert.Equal(expected, BuiltInScalars.Int.CoerceLiteral(Parser.ParseValue(literal)));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-99999999999999999999")]
    [InlineData("1.0")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("ONE")]
    [InlineData("[1]")]
    public void Int_takes_no_other_literals(string literal) => Refused(() => BuiltInScalars.Int.CoerceLiteral(Parser.ParseValue(literal)));

    [Fact]
    public void Int_takes_whole_numbers_however_they_are_written()
    {
        Assert.Equal(7, BuiltInScalars.Int.CoerceValue(7));
        Assert.Equal(7, BuiltInScalars.Int.CoerceValue(7L));
        Assert.Equal(7, BuiltInScalars.Int.CoerceValue(7.0));
        Assert.Equal(7, BuiltInScalars.Int.CoerceValue(7m));
        Assert.Equal(7000, BuiltInScalars.Int.CoerceValue(new JsonNumber("7e3")));
        Assert.Equal(7, BuiltInScalars.Int.CoerceValue(new JsonNumber("7.00")));
    }

    [Fact]
    public void Int_takes_no_other_values()
    {
        Refused(() => BuiltInScalars.Int.CoerceValue(2147483648L));
        Refused(() => BuiltInScalars.Int.CoerceValue(new JsonNumber("1.5")));
        Refused(() => BuiltInScalars.Int.CoerceValue(new JsonNumber("1e999")));
        Refused(() => BuiltInScalars.Int.CoerceValue(double.NaN));
        Refused(() => BuiltInScalars.Int.CoerceValue("7"));
        Refused(() => BuiltInScalars.Int.CoerceValue(true));
        Refused(() => BuiltInScalars.Int.CoerceValue(new List<object?> { 7L }));
    }

    [Fact]
    public void Float_takes_finite_numbers()
    {
        Assert.Equal(1.0, BuiltInScalars.Float.CoerceLiteral(Parser.ParseValue("1")));
        Assert.Equal(1.5e10, BuiltInScalars.Float.CoerceLiteral(Parser.ParseValue("1.5e10")));
        Assert.Equal(1.0, BuiltInScalars.Float.CoerceValue(1L));
        Assert.Equal(0.1, BuiltInScalars.Float.CoerceValue(new JsonNumber("0.1")));
        Assert.Equal(12345678901234567890.0, BuiltInScalars.Float.CoerceValue(new JsonNumber("12345678901234567890")));
    }

    [Fact]
    public void Float_takes_nothing_else()
    {
        Refused(() => BuiltInScalars.Float.CoerceLiteral(Parser.ParseValue("1e999")));
        Refused(() => BuiltInScalars.Float.CoerceLiteral(Parser.ParseValue("\"1.5\"")));
        Refused(() => BuiltInScalars.Float.CoerceValue(new JsonNumber("-1e999")));
        Refused(() => BuiltInScalars.Float.CoerceValue(double.PositiveInfinity));
        Refused(() => BuiltInScalars.Float.CoerceValue("1.5"));
        Refused(() => BuiltInScalars.Float.CoerceValue(false));
    }

    [Fact]
    public void String_takes_strings_only()
    {
        Assert.Equal("a\nb", BuiltInScalars.String.CoerceLiteral(Parser.ParseValue("\"\"\"\n  a\n  b\n\"\"\"")));
        Assert.Equal("", BuiltInScalars.String.CoerceValue(""));
        Refused(() => BuiltInScalars.String.CoerceLiteral(Parser.ParseValue("1")));
        Refused(() => BuiltInScalars.String.CoerceLiteral(Parser.ParseValue("NAME")));
        Refused(() => BuiltInScalars.String.CoerceValue(1L));
        Refused(() => BuiltInScalars.String.CoerceValue(true));
    }

    [Fact]
    public void Boolean_takes_true_and_false_only()
    {
        Assert.Equal(true, BuiltInScalars.Boolean.CoerceLiteral(Parser.ParseValue("true")));
        Assert.Equal(false, BuiltInScalars.Boolean.CoerceValue(false));
        Refused(() => BuiltInScalars.Boolean.CoerceLiteral(Parser.ParseValue("1")));
        Refused(() => BuiltInScalars.Boolean.CoerceValue("true"));
        Refused(() => BuiltInScalars.Boolean.CoerceValue(0L));
    }

    [Fact]
    public void Id_takes_strings_and_whole_numbers_as_strings()
    {
        Assert.Equal("abc", BuiltInScalars.Id.CoerceLiteral(Parser.ParseValue("\"abc\"")));
        Assert.Equal("007", BuiltInScalars.Id.CoerceValue("007"));
        Assert.Equal("7", BuiltInScalars.Id.CoerceLiteral(Parser.ParseValue("7")));
        Assert.Equal("-7", BuiltInScalars.Id.CoerceValue(-7L));
        Assert.Equal("7", BuiltInScalars.Id.CoerceValue(new JsonNumber("7.0")));
        Assert.Equal("123456789012345678901234567890", BuiltInScalars.Id.CoerceValue(new JsonNumber("123456789012345678901234567890")));
    }

    [Fact]
    public void Id_takes_nothing_else()
    {
        Refused(() => BuiltInScalars.Id.CoerceLiteral(Parser.ParseValue("1.0")));
        Refused(() => BuiltInScalars.Id.CoerceLiteral(Parser.ParseValue("ABC")));
        Refused(() => BuiltInScalars.Id.CoerceValue(new JsonNumber("7.5")));
        Refused(() => BuiltInScalars.Id.CoerceValue(true));
        Refused(() => BuiltInScalars.Id.CoerceValue(new Dictionary<string, object?>()));
    }

    [Fact]
    public void A_refusal_says_what_is_taken_and_what_was_given_but_not_the_value()
    {
        var error = Assert.Throws<GraphQLException>(() => BuiltInScalars.Boolean.CoerceValue("my password")).Error;

        Assert.Equal("Boolean takes true or false; a string was given.", error.Message);
    }

    private static void Refused(Func<object?> coerce) =>
        Assert.Equal(ErrorCodes.BadUserInput, Assert.Throws<GraphQLException>(coerce).Error.Code);
}
