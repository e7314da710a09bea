using Graph.Ethereum.Keystores;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Users;

/// <summary>Makes the viewer's user and, with a password, their wallet. What is there already stays.</summary>
public sealed class UserMaking(UserStore users, WalletMaking wallets, TimeProvider time)
{
    public async ValueTask<CreateUserPayload> Make(Viewer viewer, Secret? password, CancellationToken cancellationToken)
    {
        if (password is null)
            return await MakeUser(viewer, cancellationToken);
        if (!PasswordRules.TryEncodeNew(password, ["password"], out var utf8, out var error))
            return new CreateUserPayload(null, [error]);
        using (utf8)
            return await MakeBoth(viewer, utf8, cancellationToken);
    }

    private async ValueTask<CreateUserPayload> MakeUser(Viewer viewer, CancellationToken cancellationToken)
    {
        var user = new User(UserId.Of(viewer), viewer.Email, time.GetUtcNow());
        var (stored, isNew) = await users.Create(user, cancellationToken);
        return new CreateUserPayload(stored, isNew ? [] : [AlreadyExists]);
    }

    /// <summary>The user first: who has a wallet has a user, wherever this ends, and doing it again makes what is missing.</summary>
    private async ValueTask<CreateUserPayload> MakeBoth(Viewer viewer, SecretBytes password, CancellationToken cancellationToken)
    {
        var made = await MakeUser(viewer, cancellationToken);
        await wallets.Generate(UserId.Of(viewer), password, cancellationToken);
        return made;
    }

    private static UserError AlreadyExists { get; } = new("You have a user already.", [], UserErrorCode.AlreadyExists);
}
