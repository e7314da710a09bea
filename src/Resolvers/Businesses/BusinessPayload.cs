using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Businesses;

/// <summary>What a registration or a change did.</summary>
/// <param name="Business">As it is stored now; null when nothing was written for errors.</param>
public sealed record BusinessPayload(Business? Business, IReadOnlyList<UserError> UserErrors)
{
    public static BusinessPayload EmailTaken { get; } =
        Refused([new UserError("A business with this email already exists", ["email"], UserErrorCode.AlreadyExists)]);

    /// <summary>There is none, or it is somebody else's: nobody learns which.</summary>
    public static BusinessPayload NotFound { get; } =
        Refused([new UserError("You have no business with this id.", ["id"], UserErrorCode.NotFound)]);

    public static BusinessPayload Of(Business business) => new(business, []);

    public static BusinessPayload Refused(IReadOnlyList<UserError> userErrors) => new(null, userErrors);
}
