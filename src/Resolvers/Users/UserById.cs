using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Users;

/// <summary>Users by id, in one BatchGetItem for each 100 ids.</summary>
public sealed class UserById(UserStore users) : DataLoader<UserId, User>
{
    protected override ValueTask<IReadOnlyDictionary<UserId, User>> LoadBatch(IReadOnlyList<UserId> ids, CancellationToken cancellation) =>
        users.GetMany(ids, cancellation);
}
