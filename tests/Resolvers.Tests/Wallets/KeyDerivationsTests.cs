using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Tests.Wallets;

public sealed class KeyDerivationsTests
{
    [Fact]
    public async Task Imports_that_take_long_keep_nobody_from_a_wallet()
    {
        var derivations = new KeyDerivations(new WalletOptions { MostDerivations = 1 });
        using var done = new ManualResetEventSlim();
        var imports = Enumerable.Range(0, 3).Select(_ => derivations.RunForeign(() => done.Wait(TimeSpan.FromSeconds(30)), default).AsTask()).ToArray();

        Assert.Equal(1, await derivations.Run(() => 1, default));

        Assert.DoesNotContain(imports, import => import.IsCompleted);
        done.Set();
        Assert.All(await Task.WhenAll(imports), Assert.True);
    }
}
