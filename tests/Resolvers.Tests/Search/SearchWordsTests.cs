using Graph.Resolvers.Search;

namespace Graph.Resolvers.Tests.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Anne-Marie  Ngātā", "anne anne-marie marie ngata")]
    [InlineData("ORD-503000", "503000 ord ord-503000")]
    [InlineData("Smith@Example.com", "com example smith smith@example.com")]
    [InlineData("(Straße 5),", "5 strasse")]
    [InlineData("#1234! smith/ -x-", "1234 smith x")]
    [InlineData("a - & b", "a b")]
    [InlineData("x1 x1\tX1", "x1")]
    [InlineData("wool😀len", "len wool")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Words_are_what_stands_between_spaces_and_its_parts(string? text, string words) =>
        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), SearchWords.Of(text));

    [Fact]
    public void Words_and_their_number_are_bounded()
    {
        var words = SearchWords.Of(new string('a', 500), string.Join(' ', Enumerable.Range(100, 500)));

        Assert.Equal(40, words.Count);
        Assert.All(words, word => Assert.InRange(word.Length, 1, SearchWords.Longest));
    }
}
