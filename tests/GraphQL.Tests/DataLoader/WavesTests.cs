using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Tests.Execution;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Tests.DataLoader;

/// <summary>
/// Random trees of fields over two loaders, whose resolvers await in random ways before and after they load. Whatever the
/// order in which they run, a loader makes one batch a wave: all keys that are asked for before none can be any more.
/// </summary>
public sealed class WavesTests
{
    private const int Keys = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Each_loader_makes_one_batch_a_wave(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var tree = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Field.Random(random, depth: 5)).ToArray();
            var forest = new Forest(random.Next(3));

            var answer = await forest.Executor().Answer(Field.Print(tree));

            Assert.Equal(Expected(tree, loader: 0), forest.Batches(0));
            Assert.Equal(Expected(tree, loader: 1), forest.Batches(1));
            Assert.StartsWith("{\"data\":{", answer, StringComparison.Ordinal);
        }
    }

    /// <summary>What the batches of a loader must be, by a model that knows nothing of time.</summary>
    private static List<string> Expected(Field[] roots, int loader)
    {
        var batches = new List<string>();
        var loaded = new HashSet<(int Loader, int Key)>();
        var wave = new Queue<(Field Field, int Parent)>(roots.Select(f => (f, 1)));
        while (wave.Count > 0)
        {
            var asked = new HashSet<(int Loader, int Key)>();
            var next = new Queue<(Field Field, int Parent)>();
            while (wave.TryDequeue(out var entry))
            {
                var load = (entry.Field.Loader, Key: KeyOf(entry.Parent, entry.Field.Step));
                var isLoaded = loaded.Contains(load);
                if (!isLoaded)
                    asked.Add(load);
                foreach (var child in entry.Field.Children)
                    (isLoaded ? wave : next).Enqueue((child, load.Key));
            }
            loaded.UnionWith(asked);
            if (asked.Any(l => l.Loader == loader))
                batches.Add(Forest.Describe(asked.Where(l => l.Loader == loader).Select(l => l.Key)));
            wave = next;
        }
        return batches;
    }

    private static int KeyOf(int parent, int step) => (parent * 7 + step) % Keys;

    private sealed record Field(int Loader, int Step, int Mode, Field[] Children)
    {
        public static Field Random(Random random, int depth) => new(
            random.Next(2),
            random.Next(5),
            random.Next(6),
            depth == 0 ? [] : [.. Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, depth - 1))]);

        public static string Print(Field[] fields)
        {
            var text = new StringBuilder("{ __typename");
            for (var i = 0; i < fields.Length; i++)
                text.Append(CultureInfo.InvariantCulture, $" f{i}: {(fields[i].Loader == 0 ? "left" : "right")}(step: {fields[i].Step}, mode: {fields[i].Mode}) {Print(fields[i].Children)}");
            return text.Append(" }").ToString();
        }
    }

    private sealed class Forest(int latency)
    {
        private const string Sdl =
            """
            type Query { left(step: Int!, mode: Int!): Node! right(step: Int!, mode: Int!): Node! }
            type Node { left(step: Int!, mode: Int!): Node! right(step: Int!, mode: Int!): Node! }
            """;

        private readonly ConcurrentQueue<string>[] _batches = [new(), new()];

        public IEnumerable<string> Batches(int loader) => _batches[loader];

        public GraphQLExecutor Executor() => new(
            new SchemaBinder(Sdl)
                .Loader(0, () => new Loader(this, 0))
                .Loader(1, () => new Loader(this, 1))
                .Field("Query.left", static (in c) => Resolve(in c, 0, 1))
                .Field("Query.right", static (in c) => Resolve(in c, 1, 1))
                .Field("Node.left", static (in c) => Resolve(in c, 0, ((Box)c.Parent).Key))
                .Field("Node.right", static (in c) => Resolve(in c, 1, ((Box)c.Parent).Key))
                .Build(),
            new ExecutionOptions { Limits = RequestLimits.None });

        public static string Describe(IEnumerable<int> keys) => string.Join(',', keys.Order());

        private static void Resolve(in FieldContext context, int loader, int parent)
        {
            var key = KeyOf(parent, context.Argument<int>(0));
            context.Await(Resolve(context.Loader<Loader>(loader), key, context.Argument<int>(1)), static (in c, box) => c.Object(box));
        }

        private static ValueTask<Box?> Resolve(Loader loader, int key, int mode) => mode switch
        {
            0 => loader.Load(key),
            1 => Awaits(loader, key, before: 1, after: 0),
            2 => Awaits(loader, key, before: 0, after: 1),
            3 => Awaits(loader, key, before: 3, after: 2),
            4 => Awaits(loader, key, before: 0, after: 0),
            _ => new(Nested(loader, key)),
        };

        private static async ValueTask<Box?> Awaits(Loader loader, int key, int before, int after)
        {
            for (var i = 0; i < before; i++)
                await Task.Yield();
            var box = await loader.Load(key);
            for (var i = 0; i < after; i++)
                await Task.Yield();
            return box;
        }

        private static async Task<Box?> Nested(Loader loader, int key)
        {
            await Awaits(loader, key, before: 1, after: 1);
            return await Awaits(loader, key, before: 2, after: 0);
        }

        private async ValueTask<IReadOnlyDictionary<int, Box>> Load(int loader, IReadOnlyList<int> keys)
        {
            _batches[loader].Enqueue(Describe(keys));
            if (latency > loader)
                await Answers.FromElsewhere(latency);
            return keys.ToDictionary(k => k, k => new Box(k));
        }

        private sealed class Loader(Forest forest, int index) : DataLoader<int, Box>
        {
            protected override ValueTask<IReadOnlyDictionary<int, Box>> LoadBatch(IReadOnlyList<int> keys, CancellationToken cancellation) =>
                forest.Load(index, keys);
        }
    }

    private sealed record Box(int Key);
}
