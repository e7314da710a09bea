using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Users;

/// <summary>Stored profiles by whose they are, in one BatchGetItem for each 100 users.</summary>
public sealed class ProfileByUser(ProfileStore profiles) : DataLoader<UserId, UserProfile>
{
    protected override ValueTask<IReadOnlyDictionary<UserId, UserProfile>> LoadBatch(
        IReadOnlyList<UserId> ids, CancellationToken cancellation) =>
        profiles.GetMany(ids, cancellation);
}
