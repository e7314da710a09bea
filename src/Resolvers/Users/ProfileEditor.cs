using Graph.DynamoDb.Expressions;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

/// <summary>
/// Changes profiles. Somebody else's has to be there, or their user; one's own need not, as who uses the coaching alone has no
/// user of the wallet.
/// </summary>
public sealed class ProfileEditor(ProfileStore profiles, UserStore users, TimeProvider time)
{
    public async ValueTask<UpdateProfilePayload> Change(
        UserId userId, UpdateProfileInput input, Viewer viewer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (ProfileRules.Check(input, DateOnly.FromDateTime(now.UtcDateTime)) is { Count: > 0 } userErrors)
            return UpdateProfilePayload.Refused(userErrors);

        var stored = await profiles.Get(userId, cancellationToken);
        if (stored is null && !viewer.Owns(userId.Value) && await users.Get(userId, cancellationToken) is null)
            return UpdateProfilePayload.Refused([new UserError("There is no user with this id.", ["userId"], UserErrorCode.NotFound)]);

        var change = ProfileChange.Of(input);
        return change == Update.Nothing
            ? UpdateProfilePayload.Of(stored ?? UserProfile.DefaultOf(userId))
            : UpdateProfilePayload.Of(await profiles.Change(userId, change, now, cancellationToken));
    }
}
