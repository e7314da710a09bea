using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class InputRulesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mēre 😀😀")]
    [InlineData("\0\n\uffff")]
    public void Unicode_can_be_stored(string? text) => Assert.Empty(Check(text));

    [Fact]
    public void Half_a_surrogate_pair_cannot_wherever_it_stands()
    {
        string[] halves = ["\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d", "😀\ud83d", "\ud83d😀", "😀\ude00"];
        Assert.All(halves, text => Assert.Equal(UserErrorCode.Invalid, Assert.Single(Check(text)).Code));
    }

    [Fact]
    public void A_text_may_be_as_long_as_its_bound()
    {
        Assert.Empty(Check(new string('x', 10)));
        var error = Assert.Single(Check(new string('x', 11)));
        Assert.Equal(("This text has 11 characters; send at most 10.", UserErrorCode.TooLong), (error.Message, error.Code));
        Assert.Equal(["a", "0"], error.Path);
    }

    private static List<UserError> Check(string? text)
    {
        var errors = new List<UserError>();
        InputRules.Text(text, errors, 10, "a", "0");
        return errors;
    }
}
