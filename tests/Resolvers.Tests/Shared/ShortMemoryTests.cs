using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class ShortMemoryTests
{
    private readonly MovableTime time = new(Shop.Now);
    private int reads;

    [Fact]
    public async Task What_was_read_is_kept_for_its_time_and_read_again_afterwards()
    {
        var memory = new ShortMemory<string, int>(time, TimeSpan.FromSeconds(5), most: 10);

        Assert.Equal((1, 1), (await memory.Get("a", Read, default), await memory.Get("a", Read, default)));
        time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(2, await memory.Get("a", Read, default));
    }

    [Fact]
    public async Task No_more_is_kept_than_may_be()
    {
        var memory = new ShortMemory<string, int>(time, TimeSpan.FromHours(1), most: 10, sizeOf: _ => 4);
        foreach (var key in (string[])["a", "b", "c"])
            await memory.Get(key, Read, default);

        // The third did not fit beside the others, and is kept alone.
        Assert.Equal(3, await memory.Get("c", Read, default));
        Assert.Equal(4, await memory.Get("a", Read, default));
    }

    [Fact]
    public async Task What_is_larger_than_all_that_may_be_kept_is_read_each_time_and_drives_nothing_out()
    {
        var memory = new ShortMemory<string, int>(time, TimeSpan.FromHours(1), most: 10, sizeOf: number => number == 1 ? 1 : 11);
        await memory.Get("small", Read, default);
        await memory.Get("large", Read, default);

        Assert.Equal((3, 1), (await memory.Get("large", Read, default), await memory.Get("small", Read, default)));
    }

    private Task<int> Read() => Task.FromResult(Interlocked.Increment(ref reads));
}
