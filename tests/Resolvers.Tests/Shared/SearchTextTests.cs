using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("MĒRE", "mere")]
    [InlineData("me\u0304re", "mere")]
    [InlineData("Þór Ægir Straße", "thor aegir strasse")]
    [InlineData("Łódź, Ångström, İzmir", "lodz, angstrom, izmir")]
    [InlineData("naïve × 2 ÷ 3", "naive × 2 ÷ 3")]
    [InlineData("ΑΒΓ 日本", "αβγ 日本")]
    [InlineData("", "")]
    public void Case_and_accents_do_not_matter(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Fact]
    public void Every_listed_letter_folds_to_what_its_lower_case_form_folds_to()
    {
        for (var c = 'À'; c <= 'ž'; c++)
        {
            if (c != 'İ')
                Assert.Equal(SearchText.Fold(char.ToLowerInvariant(c).ToString()), SearchText.Fold(c.ToString()));
        }
    }

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        var letters = string.Concat(Enumerable.Range(0x20, 0x180).Select(c => (char)c));
        var once = SearchText.Fold(letters);
        Assert.Equal(once, SearchText.Fold(once));
    }

    [Theory]
    [InlineData("Mēre Tai", "ere t", true)]
    [InlineData("Mēre Tai", "tai m", false)]
    [InlineData(null, "a", false)]
    public void A_part_of_the_text_is_found(string? text, string folded, bool found) =>
        Assert.Equal(found, SearchText.Contains(text, folded));
}
