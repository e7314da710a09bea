using Graph.DynamoDb.Items;
using Graph.GraphQL.Response;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Businesses;

/// <summary>
/// A business as it is stored. Rows of the earlier system are read as they are: what is missing or of another type must not stop
/// a list from being read.
/// </summary>
internal static class BusinessItemMapping
{
    private const string Active = "active";

    public static StoredNames<BusinessType> Types { get; } = new(BusinessTypeNames.Of);

    public static ItemMapping<Business> Business { get; } = new(Read, Write);

    public static ItemMapping<BusinessEmail> Email { get; } = new(
        item => new BusinessEmail(item.Text("email"), new BusinessId(item.Text("business_id"))),
        (row, item) => item.String("email", row.Email).String("business_id", row.Owner.Value));

    private static Business Read(ItemReader item) => new(
        new BusinessId(item.Text("business_id")),
        new UserId(item.Text("cognito_user_id")),
        item.Text("email"),
        item.Text("business_name"),
        Types.Read(item.TextOrNull("business_type"), BusinessType.Other),
        item.Text("owner_name"),
        item.Text("phone_number"),
        ReadAddress(item.AnyMap("address")),
        item.Text("status") == Active ? BusinessStatus.Active : BusinessStatus.Other,
        BusinessTime.Read(item.TextOrNull("created_at")),
        BusinessTime.Read(item.TextOrNull("updated_at")),
        item.Value("updated_at") is string { Length: > 0 } revision ? revision : null);

    private static BusinessAddress ReadAddress(ItemReader? stored)
    {
        if (stored is not { } address)
            return new BusinessAddress("", "", "", null, null, new Dictionary<string, object?>());
        var (state, country) = (TextOf(address, "state"), TextOf(address, "country"));
        return new BusinessAddress(
            address.Text("street"),
            address.Text("city"),
            address.Text("zipcode"),
            state,
            country,
            AddressDetails.Beside(state, country, AllOf(address)));
    }

    // An empty text is not the same as none here: both were sent.
    private static string? TextOf(ItemReader address, string name) => address.Value(name) is "" ? "" : address.TextOrNull(name);

    private static IReadOnlyDictionary<string, object?> AllOf(ItemReader address) =>
        JsonModel.Of(address.Names.ToDictionary(name => name, name => address.Value(name), StringComparer.Ordinal));

    private static void Write(Business business, ItemWriter item) => item
        .String("business_id", business.Id.Value)
        .String("cognito_user_id", business.OwnerId.Value)
        .String("email", business.Email)
        .String("business_name", business.Name)
        .String("business_type", Types.Of(business.Type))
        .String("owner_name", business.OwnerName)
        .String("phone_number", business.PhoneNumber)
        .Map("address", address => WriteAddress(business.Address, address))
        .String("created_at", business.CreatedAt is { } created ? BusinessTime.Format(created) : null)
        .String("updated_at", business.UpdatedAt is { } updated ? BusinessTime.Format(updated) : null)
        .String("status", Active);

    public static void WriteAddress(BusinessAddress address, ItemWriter item)
    {
        item.String("street", address.Street)
            .String("city", address.City)
            .String("zipcode", address.Zipcode)
            .String("state", address.State)
            .String("country", address.Country);
        foreach (var (name, value) in address.Other)
            item.Value(name, value);
    }
}

/// <param name="Email">In lower case.</param>
internal sealed record BusinessEmail(string Email, BusinessId Owner)
{
    /// <summary>Blanks count: nothing was ever trimmed.</summary>
    public static string KeyOf(string email) => email.ToLowerInvariant();
}
