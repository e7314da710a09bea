using Graph.Resolvers.Users;

namespace Graph.Resolvers.Businesses;

/// <summary>A business that receives orders. Texts that are not known are empty.</summary>
/// <param name="OwnerId">Who registered it.</param>
/// <param name="Revision">
/// The text of <c>updated_at</c> as it was read, null when it is no text or empty: every writer, the earlier system too, sets it with
/// each change, so whoever finds it as it was overwrites nothing that they have not seen.
/// </param>
public sealed record Business(
    BusinessId Id,
    UserId OwnerId,
    string Email,
    string Name,
    BusinessType Type,
    string OwnerName,
    string PhoneNumber,
    BusinessAddress Address,
    BusinessStatus Status,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    string? Revision = null);

/// <summary>Where a business is.</summary>
/// <param name="Other">Whatever else the address was sent with: null, bool, string, number, lists and dictionaries of these.</param>
public sealed record BusinessAddress(
    string Street, string City, string Zipcode, string? State, string? Country, IReadOnlyDictionary<string, object?> Other);
