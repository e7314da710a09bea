using Graph.GraphQL.AspNetCore.Documents;

namespace Graph.GraphQL.AspNetCore.Tests.Documents;

public sealed class PersistedQueryStoreTests
{
    [Fact]
    public void A_query_is_found_by_its_hash()
    {
        var store = new PersistedQueryStore(10);
        store.Add("a", "{a}");

        Assert.Equal("{a}", store.Find("a"));
        Assert.Null(store.Find("b"));
    }

    [Fact]
    public void A_hash_in_capitals_is_the_same_hash()
    {
        var store = new PersistedQueryStore(10);
        store.Add("AB", "{a}");

        Assert.Equal("{a}", store.Find("ab"));
    }

    [Fact]
    public void What_is_asked_for_is_kept_and_the_rest_forgotten()
    {
        var store = new PersistedQueryStore(10);
        store.Add("kept", "{kept}");
        store.Add("forgotten", "{forgotten}");
        for (var i = 0; i < 100; i++)
        {
            store.Add($"q{i}", "{q}");
            Assert.Equal("{kept}", store.Find("kept"));
        }

        Assert.Null(store.Find("forgotten"));
        Assert.InRange(Enumerable.Range(0, 100).Count(i => store.Find($"q{i}") is not null), 1, 10);
    }

    [Fact]
    public void Long_queries_are_bounded_by_their_length()
    {
        var store = new PersistedQueryStore(1_000);
        for (var i = 0; i < 40; i++)
            store.Add($"q{i}", new string('#', 1_000_000));

        Assert.Null(store.Find("q0"));
        Assert.NotNull(store.Find("q39"));
    }

    [Fact]
    public void The_hash_is_the_SHA_256_of_the_text_in_UTF_8() =>
        Assert.True(PersistedQueryStore.Matches(
            "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38", "{__typename}"));
}
