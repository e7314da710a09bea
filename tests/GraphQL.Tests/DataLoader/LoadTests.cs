using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Tests.Execution;

namespace Graph.GraphQL.Tests.DataLoader;

public sealed class LoadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_awaits_goes_on_in_the_order_of_asking_on_the_context_of_asking(bool fails)
    {
        var load = new Load<int>();
        var steps = new List<string>();
        var (one, other) = (new Context("one"), new Context("other"));
        var all = new List<Task>();
        foreach (var (context, name) in new (Context?, string)[] { (one, "a"), (other, "b"), (one, "c"), (null, "d"), (one, "e") })
            all.Add(On(context, () => Await(load, name, steps)));
        Assert.Empty(steps);

        if (fails)
            load.SetException(new InvalidOperationException("No."));
        else
            load.SetResult(7);
        await Task.WhenAll(all).WaitAsync(Answers.Deadline);

        var value = fails ? "No." : "7";
        Assert.Equal([$"a {value} on one", $"b {value} on other", $"c {value} on one", $"d {value} on none", $"e {value} on one"], steps);
    }

    [Fact]
    public async Task What_came_before_it_was_awaited_is_there_at_once()
    {
        var load = new Load<string>();
        load.SetResult("v");

        Assert.True(load.Task.IsCompletedSuccessfully);
        Assert.Equal("v", await load.Task);
    }

    [Fact]
    public void A_load_is_not_blocked_on() => Assert.Throws<InvalidOperationException>(() => new Load<string>().Task.Result);

    private static async Task Await(Load<int> load, string name, List<string> steps)
    {
        string outcome;
        try
        {
            outcome = $"{await load.Task}";
        }
        catch (InvalidOperationException exception)
        {
            outcome = exception.Message;
        }
        steps.Add($"{name} {outcome} on {(SynchronizationContext.Current as Context)?.Name ?? "none"}");
    }

    private static Task On(Context? context, Func<Task> start)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return start();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Runs at once what continues on it.</summary>
    private sealed class Context(string name) : LoadContext
    {
        public string Name => name;

        public override WorkItem ItemOf(Action<object?> action, object? state) => new Item(action, state);

        public override void Continue(WorkItem item) => Post(static item => ((WorkItem)item!).Run(), item);

        public override void Post(SendOrPostCallback callback, object? state) => On(this, () =>
        {
            callback(state);
            return Task.CompletedTask;
        });

        private sealed class Item(Action<object?> action, object? state) : WorkItem
        {
            public override void Run() => action(state);
        }
    }
}
