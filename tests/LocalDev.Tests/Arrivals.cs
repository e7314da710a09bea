using System.Threading.Channels;

namespace Graph.LocalDev.Tests;

/// <summary>What came, in the order in which it came; a test that waits for more than comes fails after a while.</summary>
internal sealed class Arrivals<T>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<T> channel = Channel.CreateUnbounded<T>();

    public void Add(T arrived) => Assert.True(channel.Writer.TryWrite(arrived));

    public async Task<T> Next() => (await Take(1))[0];

    public async Task<IReadOnlyList<T>> Take(int count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var taken = new List<T>();
        try
        {
            while (taken.Count < count)
                taken.Add(await channel.Reader.ReadAsync(deadline.Token));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{count} should have come, and these came: {string.Join(", ", taken)}");
        }
        return taken;
    }
}
