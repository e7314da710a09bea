using System.Collections.Concurrent;
using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Tests.Execution;

namespace Graph.GraphQL.Tests.DataLoader;

public sealed class BatchingTests
{
    [Fact]
    public async Task Fields_of_one_level_make_one_batch()
    {
        var shop = new Shop();

        Assert.Equal(
            """{"data":{"a":{"name":"item 1"},"b":{"name":"item 2"},"c":{"name":"item 1"}}}""",
            await shop.Executor().Answer("{ a: item(id: 1) { name } b: item(id: 2) { name } c: item(id: 1) { name } }"));
        Assert.Equal(["items 1,2"], shop.Batches);
    }

    [Fact]
    public async Task Levels_make_a_batch_each()
    {
        var shop = new Shop();

        Assert.Equal(
            """{"data":{"item":{"next":{"next":{"next":{"name":"item 8"}}}}}}""",
            await shop.Executor().Answer("{ item(id: 1) { next { next { next { name } } } } }"));
        Assert.Equal(["items 1", "items 2", "items 4", "items 8"], shop.Batches);
    }

    [Fact]
    public async Task A_key_is_loaded_once_a_request_and_again_in_the_next()
    {
        var shop = new Shop();
        var executor = shop.Executor();
        const string Query = "{ a: item(id: 2) { name } b: item(id: 1) { next { name } } }";

        await executor.Answer(Query);
        await executor.Answer(Query);

        Assert.Equal(["items 2,1", "items 2,1"], shop.Batches);
    }

    [Fact]
    public async Task A_key_that_the_batch_does_not_answer_is_null()
    {
        var shop = new Shop();

        Assert.Equal("""{"data":{"a":null,"b":{"name":"item 1"}}}""", await shop.Executor().Answer("{ a: item(id: -1) { name } b: item(id: 1) { name } }"));
    }

    [Fact]
    public async Task A_batch_is_never_larger_than_the_loader_allows()
    {
        var shop = new Shop { MaxBatchSize = 2 };

        await shop.Executor().Answer("{ a: item(id: 1) { id } b: item(id: 2) { id } c: item(id: 3) { id } d: item(id: 4) { id } e: item(id: 5) { id } }");

        Assert.Equal(["items 1,2", "items 3,4", "items 5"], shop.Batches);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_a_batch_fails_every_field_that_asked_fails(bool isLate)
    {
        var shop = new Shop { Fail = new GraphQLErrorSource(isLate).Throw };

        Assert.Equal(
            """{"errors":[{"message":"Out of order.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"DOWN"}},{"message":"Out of order.","locations":[{"line":1,"column":27}],"path":["b"],"extensions":{"code":"DOWN"}}],"data":{"a":null,"b":null}}""",
            await shop.Executor().Answer("{ a: item(id: 1) { name } b: item(id: 2) { name } }"));
    }

    [Fact]
    public async Task A_batch_that_fails_unexpectedly_is_reported_once_a_request()
    {
        var shop = new Shop { MaxBatchSize = 2, Fail = static () => throw new InvalidOperationException("Secret.") };
        var executor = shop.Executor();
        const string Query = "{ a: item(id: 1) { id } b: item(id: 2) { id } c: item(id: 1) { id } sum(upTo: 2) d: item(id: 3) { id } }";

        for (var i = 0; i < 2; i++)
        {
            using var result = await executor.Execute(new GraphQLRequest { Query = Query });
            Assert.Equal(["a", "b", "c", "d", "sum"], result.Errors.Select(e => (string)e.Path!.Single()).Order(StringComparer.Ordinal));
            Assert.All(result.Errors, e => Assert.Equal("INTERNAL_SERVER_ERROR", e.Code));
        }

        Assert.Equal(Enumerable.Repeat("Query.item: Secret.", 4), shop.Reports); // a and b, then d, of two requests
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_that_answers_null_instead_of_a_dictionary_fails(bool isLate)
    {
        var shop = new Shop { AnswerNull = true, IsLate = isLate };

        Assert.Equal(
            """{"errors":[{"message":"Unexpected error; the server's log has the details.","locations":[{"line":1,"column":3}],"path":["item"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"item":null}}""",
            await shop.Executor().Answer("{ item(id: 1) { name } }"));
    }

    [Fact]
    public async Task A_primed_key_is_not_loaded()
    {
        var shop = new Shop();

        Assert.Equal(
            """{"data":{"primed":{"name":"primed"}}}""",
            await shop.Executor().Answer("{ primed(id: 7) { name } }"));
        Assert.Empty(shop.Batches);
    }

    [Fact]
    public async Task Priming_does_not_change_what_was_asked_for_already()
    {
        var shop = new Shop();

        Assert.Equal(
            """{"data":{"item":{"name":"item 7"},"primed":{"name":"item 7"}}}""",
            await shop.Executor().Answer("{ item(id: 7) { name } primed(id: 7) { name } }"));
    }

    [Fact]
    public async Task Two_loaders_of_different_speed_feed_one_batch_of_a_third()
    {
        var shop = new Shop { Slow = Answers.UntilPassed(30) };

        Assert.Equal(
            """{"data":{"item":{"next":{"name":"item 2"}},"slow":{"next":{"name":"item 6"}}}}""",
            await shop.Executor().Answer("{ item(id: 1) { next { name } } slow(id: 3) { next { name } } }"));
        Assert.Equal(["items 1", "slow 3", "items 2,6"], shop.Batches);
    }

    [Fact]
    public async Task A_batch_function_may_load_from_another_loader()
    {
        var shop = new Shop();

        Assert.Equal(
            """{"data":{"a":{"name":"item 10"},"b":{"name":"item 20"},"item":{"name":"item 1"}}}""",
            await shop.Executor().Answer("{ a: through(id: 10) { name } b: through(id: 20) { name } item(id: 1) { name } }"));
        Assert.Equal(["items 1,10,20", "through 10,20"], shop.Batches.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_batch_function_may_wait_for_a_key_that_a_field_has_asked_for()
    {
        var asked = new TaskCompletionSource();
        var shop = new Shop { BeforeThrough = asked.Task, Asked = asked };

        Assert.Equal(
            """{"data":{"through":{"name":"item 10"},"late":{"name":"item 10"}}}""",
            await shop.Executor().Answer("{ through(id: 10) { name } late(id: 10) { name } }"));
        Assert.Equal(["items 10", "through 10"], shop.Batches.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_batch_function_may_load_from_its_own_loader()
    {
        var shop = new Shop();

        Assert.Equal("""{"data":{"nested":{"name":"nested 0"}}}""", await shop.Executor().Answer("{ nested(id: 3) { name } }"));
        Assert.Equal(["nested 3", "nested 2", "nested 1", "nested 0"], shop.Batches);
    }

    [Fact]
    public async Task A_resolver_may_load_after_it_has_left_the_executors_thread()
    {
        var shop = new Shop();

        Assert.Equal(
            """{"data":{"away":{"name":"item 5"}}}""", await shop.Executor().Answer("{ away(id: 5) { name } }"));
    }

    [Fact]
    public async Task A_resolver_may_load_one_key_after_another()
    {
        var shop = new Shop();

        Assert.Equal("""{"data":{"sum":6}}""", await shop.Executor().Answer("{ sum(upTo: 3) }"));
        Assert.Equal(["items 1", "items 2", "items 3"], shop.Batches);
    }

    [Fact]
    public async Task A_loader_works_without_an_execution()
    {
        var shop = new Shop();
        var loader = new ItemLoader(shop);

        var items = await Task.WhenAll(loader.Load(1).AsTask(), loader.Load(2).AsTask()).WaitAsync(Answers.Deadline);

        Assert.Equal(["item 1", "item 2"], items.Select(i => i!.Name));
    }

    [Fact]
    public async Task A_key_may_not_be_null()
    {
        var loader = new TextLoader();

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await loader.Load(null!));
    }

    private sealed record Item(long Id, string Name);

    private sealed class Shop
    {
        private const string Sdl =
            """
            type Query {
              item(id: Int!): Item slow(id: Int!): Item primed(id: Int!): Item through(id: Int!): Item
              late(id: Int!): Item nested(id: Int!): Item away(id: Int!): Item sum(upTo: Int!): Int
            }
            type Item { id: Int name: String next: Item }
            """;

        private readonly ConcurrentQueue<string> _batches = new();

        private readonly ConcurrentQueue<string> _reports = new();

        public IEnumerable<string> Batches => _batches;

        public IEnumerable<string> Reports => _reports;

        public int MaxBatchSize { get; init; } = int.MaxValue;

        public bool AnswerNull { get; init; }

        public bool IsLate { get; init; }

        public Func<Task>? Fail { get; init; }

        public Task Slow { get; init; } = Task.CompletedTask;

        public Task BeforeThrough { get; init; } = Task.CompletedTask;

        public TaskCompletionSource? Asked { get; init; }

        public GraphQLExecutor Executor() => new(
            new SchemaBinder(Sdl)
                .Loader(0, () => new ItemLoader(this))
                .Loader(1, () => new SlowLoader(this))
                .Loader(2, () => new ThroughLoader(this, new ItemLoader(this)))
                .Loader(3, () => new NestedLoader(this))
                .Field("Query.item", static (in c) => c.Await(c.Loader<ItemLoader>(0).Load(c.Argument<int>(0)), Complete))
                .Field("Query.slow", static (in c) => c.Await(c.Loader<SlowLoader>(1).Load(c.Argument<int>(0)), Complete))
                .Field("Query.primed", static (in c) =>
                {
                    c.Loader<ItemLoader>(0).Prime(c.Argument<int>(0), new Item(c.Argument<int>(0), "primed"));
                    c.Await(c.Loader<ItemLoader>(0).Load(c.Argument<int>(0)), Complete);
                })
                .Field("Query.through", static (in c) => c.Await(c.Loader<ThroughLoader>(2).From(c.Loader<ItemLoader>(0)).Load(c.Argument<int>(0)), Complete))
                .Field("Query.late", (in c) => c.Await(Late(c.Loader<ItemLoader>(0), c.Argument<int>(0)), Complete))
                .Field("Query.nested", static (in c) => c.Await(c.Loader<NestedLoader>(3).Load(c.Argument<int>(0)), Complete))
                .Field("Query.away", static (in c) => c.Await(Away(c.Loader<ItemLoader>(0), c.Argument<int>(0)), Complete))
                .Field("Query.sum", static (in c) => c.Await(Sum(c.Loader<ItemLoader>(0), c.Argument<int>(0)), static (in c, sum) => c.Int(sum)))
                .Field("Item.id", static (in c) => c.Int((int)((Item)c.Parent).Id))
                .Field("Item.name", static (in c) => c.String(((Item)c.Parent).Name))
                .Field("Item.next", static (in c) => c.Await(c.Loader<ItemLoader>(0).Load(((Item)c.Parent).Id * 2), Complete))
                .Build(),
            new ExecutionOptions { UnexpectedError = (exception, field) => _reports.Enqueue($"{field}: {exception.Message}") });

        public async ValueTask<IReadOnlyDictionary<long, Item>> Load(string name, IReadOnlyList<long> keys, Task? until = null)
        {
            _batches.Enqueue($"{name} {string.Join(',', keys)}");
            if (until is not null)
                await until;
            if (Fail is not null)
                await Fail();
            if (IsLate)
                await Task.Yield();
            return AnswerNull ? null! : keys.Where(k => k >= 0).ToDictionary(k => k, k => new Item(k, $"item {k}"));
        }

        public void Note(string name, IReadOnlyList<long> keys) => _batches.Enqueue($"{name} {string.Join(',', keys)}");

        private static void Complete(in FieldContext context, Item? item) => context.Object(item);

        /// <summary>Loads while the batch that it lets go on is still in flight.</summary>
        private async Task<Item?> Late(ItemLoader items, long id)
        {
            await Task.Yield();
            await Answers.Until(() => _batches.Any(b => b.StartsWith("through", StringComparison.Ordinal)));
            var item = items.Load(id);
            Asked!.SetResult();
            return await item;
        }

        private static async Task<Item?> Away(ItemLoader items, long id)
        {
            await Answers.FromElsewhere().ConfigureAwait(false);
            return await items.Load(id).ConfigureAwait(false);
        }

        private static async Task<int> Sum(ItemLoader items, int upTo)
        {
            var sum = 0;
            for (var i = 1; i <= upTo; i++)
                sum += (int)(await items.Load(i))!.Id;
            return sum;
        }
    }

    private sealed class ItemLoader(Shop shop) : DataLoader<long, Item>
    {
        protected override int MaxBatchSize => shop.MaxBatchSize;

        protected override ValueTask<IReadOnlyDictionary<long, Item>> LoadBatch(IReadOnlyList<long> keys, CancellationToken cancellation) =>
            shop.Load("items", keys);
    }

    private sealed class SlowLoader(Shop shop) : DataLoader<long, Item>
    {
        protected override ValueTask<IReadOnlyDictionary<long, Item>> LoadBatch(IReadOnlyList<long> keys, CancellationToken cancellation) =>
            shop.Load("slow", keys, shop.Slow);
    }

    private sealed class ThroughLoader(Shop shop, ItemLoader items) : DataLoader<long, Item>
    {
        private ItemLoader _items = items;

        public ThroughLoader From(ItemLoader items)
        {
            _items = items;
            return this;
        }

        protected override async ValueTask<IReadOnlyDictionary<long, Item>> LoadBatch(IReadOnlyList<long> keys, CancellationToken cancellation)
        {
            shop.Note("through", keys);
            await shop.BeforeThrough;
            var items = await Task.WhenAll(keys.Select(k => _items.Load(k).AsTask()));
            return items.ToDictionary(i => i!.Id, i => i!);
        }
    }

    private sealed class NestedLoader(Shop shop) : DataLoader<long, Item>
    {
        protected override async ValueTask<IReadOnlyDictionary<long, Item>> LoadBatch(IReadOnlyList<long> keys, CancellationToken cancellation)
        {
            shop.Note("nested", keys);
            var key = keys[0];
            return new Dictionary<long, Item> { [key] = key == 0 ? new Item(0, "nested 0") : (await Load(key - 1))! };
        }
    }

    private sealed class TextLoader : DataLoader<string, string>
    {
        protected override ValueTask<IReadOnlyDictionary<string, string>> LoadBatch(IReadOnlyList<string> keys, CancellationToken cancellation) =>
            throw new InvalidOperationException();
    }

    private sealed class GraphQLErrorSource(bool isLate)
    {
        public async Task Throw()
        {
            if (isLate)
                await Task.Yield();
            throw new Graph.GraphQL.Errors.GraphQLException("Out of order.", "DOWN");
        }
    }
}
