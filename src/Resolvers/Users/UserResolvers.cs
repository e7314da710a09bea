using Graph.GraphQL.Binding;
using Graph.Resolvers.Businesses;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

public sealed class UserResolvers(UserStore users, UserMaking making)
{
    [Field("Query.me")]
    public ValueTask<User?> Me(UserById byId, Viewer viewer) => byId.Load(UserId.Of(viewer));

    [Field("Query.user")]
    public ValueTask<User?> User(UserId id, UserById byId) => byId.Load(id);

    [Field("Query.users")]
    public async ValueTask<Connection<User>> Users(int first, string? after, Viewer viewer, CancellationToken cancellationToken) =>
        await users.PageOfOthers(UserId.Of(viewer), PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();

    [Field("Business.owner")]
    public ValueTask<User?> OfBusiness(Business business, UserById byId) => byId.Load(business.OwnerId);

    [Field("Mutation.createUser")]
    public ValueTask<CreateUserPayload> Create(Secret? password, Viewer viewer, CancellationToken cancellationToken) =>
        making.Make(viewer, password, cancellationToken);
}
