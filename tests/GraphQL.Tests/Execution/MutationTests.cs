using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Execution;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>Section 6.2.2 (Mutation): root fields one after the other.</summary>
public sealed class MutationTests
{
    private const string Sdl =
        """
        type Query { count: Int }
        type Mutation { add(n: Int!, wait: Int = 0): Counter addSure(n: Int!): Counter! fail: Int failSure: Int! }
        type Counter { count: Int loaded: Int sure: Int! }
        """;

    [Theory]
    [InlineData("mutation { a: add(n: 1) { count } b: add(n: 10) { count } c: add(n: 100) { count } }")]
    [InlineData("mutation { a: add(n: 1, wait: 20) { count } b: add(n: 10, wait: 1) { count } c: add(n: 100) { count } }")]
    public async Task Each_ends_with_all_below_it_before_the_next_begins(string query) => Assert.Equal(
        """{"data":{"a":{"count":1},"b":{"count":11},"c":{"count":111}}}""", await new Store().Executor().Answer(query));

    [Fact]
    public async Task What_a_loader_has_loaded_is_loaded_again_after_the_next_mutation() => Assert.Equal(
        """{"data":{"a":{"loaded":1},"b":{"loaded":11}}}""",
        await new Store().Executor().Answer("mutation { a: add(n: 1) { loaded } b: add(n: 10, wait: 1) { loaded } }"));

    [Fact]
    public async Task An_error_does_not_stop_the_next() => Assert.Equal(
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":12}],"path":["fail"],"extensions":{"code":"BAD"}}],"data":{"fail":null,"b":{"count":10}}}""",
        await new Store().Executor().Answer("mutation { fail b: add(n: 10) { count } }"));

    [Fact]
    public async Task An_error_that_makes_data_null_stops_the_next()
    {
        var store = new Store();

        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":1,"column":32}],"path":["failSure"],"extensions":{"code":"BAD"}}],"data":null}""",
            await store.Executor().Answer("mutation { add(n: 1) { count } failSure b: add(n: 10) { count } }"));
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public async Task A_late_null_below_a_non_null_root_field_stops_the_next()
    {
        var store = new Store();

        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":1,"column":32}],"path":["addSure","sure"],"extensions":{"code":"BAD"}}],"data":null}""",
            await store.Executor().Answer("mutation { addSure(n: 1) {     sure } b: add(n: 10) { count } }"));
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public async Task Fragments_and_aliases_keep_the_order_of_the_document() => Assert.Equal(
        """{"data":{"x":{"count":1},"y":{"count":3},"z":{"count":7}}}""",
        await new Store().Executor().Answer(
            "mutation { ...F z: add(n: 4) { count } } fragment F on Mutation { x: add(n: 1) { count } ... { y: add(n: 2, wait: 1) { count } } }"));

    private sealed class Store
    {
        public int Count { get; private set; }

        public GraphQLExecutor Executor() => new(new SchemaBinder(Sdl)
            .Loader(0, () => new CountLoader(this))
            .Field("Query.count", (in c) => c.Int(Count))
            .Field("Mutation.add", (in c) => c.Await(Add(c.Argument<int>(0), c.Argument<int>(1)), static (in c, store) => c.Object(store)))
            .Field("Mutation.addSure", (in c) => c.Await(Add(c.Argument<int>(0), 0), static (in c, store) => c.Object(store)))
            .Field("Mutation.fail", static (in c) => throw Tree.Bad("No."))
            .Field("Mutation.failSure", static (in c) => throw Tree.Bad("No."))
            .Field("Counter.count", (in c) => c.Await(Later(), static (in c, count) => c.Int(count)))
            .Field("Counter.loaded", static (in c) => c.Await(c.Loader<CountLoader>(0).Load("count"), static (in c, count) => c.Int(count)))
            .Field("Counter.sure", static (in c) => c.Await(FailLater(), static (in c, count) => c.Int(count)))
            .Build());

        private async Task<Store> Add(int n, int wait)
        {
            if (wait > 0)
                await Answers.FromElsewhere(wait);
            Count += n;
            return this;
        }

        private async Task<int> Later()
        {
            await Answers.FromElsewhere();
            return Count;
        }

        private static async Task<int> FailLater()
        {
            await Task.Yield();
            throw Tree.Bad("No.");
        }

        private sealed class CountLoader(Store store) : DataLoader<string, int>
        {
            protected override ValueTask<IReadOnlyDictionary<string, int>> LoadBatch(IReadOnlyList<string> keys, CancellationToken cancellation) =>
                new(keys.ToDictionary(k => k, _ => store.Count));
        }
    }
}
