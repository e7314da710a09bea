using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

/// <summary>What a change of a profile did.</summary>
/// <param name="Profile">As it is stored now; null when nothing was changed for errors.</param>
public sealed record UpdateProfilePayload(UserProfile? Profile, IReadOnlyList<UserError> UserErrors)
{
    public static UpdateProfilePayload Of(UserProfile profile) => new(profile, []);

    public static UpdateProfilePayload Refused(IReadOnlyList<UserError> userErrors) => new(null, userErrors);
}
