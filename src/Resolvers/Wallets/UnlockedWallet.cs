using System.Diagnostics.CodeAnalysis;
using Graph.Ethereum.Keys;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Wallets;

/// <summary>A wallet with its key, for as long as it takes to sign; or why it stays closed.</summary>
public sealed class UnlockedWallet : IDisposable
{
    private readonly IDisposable? turn;

    internal UnlockedWallet(Wallet wallet, PrivateKey key, IDisposable turn)
    {
        Wallet = wallet;
        Key = key;
        this.turn = turn;
    }

    private UnlockedWallet(UserError error) => Error = error;

    /// <summary>As it was when its key was opened.</summary>
    public Wallet? Wallet { get; }

    public PrivateKey? Key { get; }

    public UserError? Error { get; }

    [MemberNotNullWhen(true, nameof(Wallet), nameof(Key))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOpen => Error is null;

    internal static UnlockedWallet Refused(UserError error) => new(error);

    /// <summary>Wipes the key and lets the wallet's next turn begin.</summary>
    public void Dispose()
    {
        Key?.Dispose();
        turn?.Dispose();
    }
}
