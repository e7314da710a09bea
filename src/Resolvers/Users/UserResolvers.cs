using Graph.GraphQL.Binding;
using Graph.Resolvers.Businesses;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

public sealed class UserResolvers(UserStore users, TimeProvider time)
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
    public async ValueTask<CreateUserPayload> Create(Viewer viewer, CancellationToken cancellationToken)
    {
        var (user, isNew) = await users.Create(new User(UserId.Of(viewer), viewer.Email, time.GetUtcNow()), cancellationToken);
        return new CreateUserPayload(user, isNew ? [] : [AlreadyExists]);
    }

    private static UserError AlreadyExists { get; } = new("You have a user already.", [], UserErrorCode.AlreadyExists);
}
