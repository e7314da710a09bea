using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Users;

public sealed class ProfileResolvers(ProfileEditor editor)
{
    [Field("Query.profile")]
    public async ValueTask<UserProfile?> Profile(UserId? userId, ProfileByUser byUser, UserById byId, Viewer viewer)
    {
        var id = userId ?? UserId.Of(viewer);
        if (await byUser.Load(id) is { } stored)
            return stored;
        return viewer.Owns(id.Value) || await byId.Load(id) is not null ? UserProfile.DefaultOf(id) : null;
    }

    [Field("User.profile")]
    public async ValueTask<UserProfile> OfUser(User user, ProfileByUser byUser) =>
        await byUser.Load(user.Id) ?? UserProfile.DefaultOf(user.Id);

    [Field("Mutation.updateProfile")]
    public ValueTask<UpdateProfilePayload> Update(
        UserId? userId, UpdateProfileInput input, Viewer viewer, CancellationToken cancellationToken) =>
        editor.Change(userId ?? UserId.Of(viewer), input, viewer, cancellationToken);
}
