using Graph.GraphQL.Binding;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Businesses;

/// <summary>What an input gives of a business; a registration and a change have the same fields.</summary>
internal sealed record BusinessFields(
    Optional<string?> Email,
    Optional<string?> Name,
    Optional<BusinessType?> Type,
    Optional<string?> OwnerName,
    Optional<string?> PhoneNumber,
    Optional<BusinessAddressInput?> Address)
{
    private static readonly BusinessAddress NoAddress = new("", "", "", null, null, new Dictionary<string, object?>());

    public static BusinessFields Of(RegisterBusinessInput input) =>
        new(input.Email, input.Name, input.Type, input.OwnerName, input.PhoneNumber, input.Address);

    public static BusinessFields Of(UpdateBusinessInput input) =>
        new(input.Email, input.Name, input.Type, input.OwnerName, input.PhoneNumber, input.Address);

    /// <summary>The new business with these fields, in which <see cref="BusinessRules"/> found nothing wrong.</summary>
    public Business Register(UserId owner, DateTimeOffset now)
    {
        var blank = new Business(
            BusinessId.New(), owner, "", "", BusinessType.Other, "", "", NoAddress, BusinessStatus.Active, now, now);
        return Over(blank);
    }

    /// <summary>The business with what is given in place of what it has.</summary>
    public Business Change(Business business, DateTimeOffset now) =>
        Over(business) with { UpdatedAt = BusinessTime.After(business.UpdatedAt, now) };

    public bool IsEmpty => this == Of(new UpdateBusinessInput());

    private Business Over(Business business) => business with
    {
        Email = Email.Value ?? business.Email,
        Name = Name.Value ?? business.Name,
        Type = Type.Value ?? business.Type,
        OwnerName = OwnerName.Value ?? business.OwnerName,
        PhoneNumber = PhoneNumber.Value ?? business.PhoneNumber,
        Address = Address.Value is { } given ? Over(business.Address, given) : business.Address,
    };

    private static BusinessAddress Over(BusinessAddress address, BusinessAddressInput given)
    {
        var state = given.State.HasValue ? given.State.Value : address.State;
        var country = given.Country.HasValue ? given.Country.Value : address.Country;
        var details = given.Other.HasValue ? AddressDetails.Of(given.Other.Value) : address.Other;
        return new BusinessAddress(
            given.Street.Value ?? address.Street,
            given.City.Value ?? address.City,
            given.Zipcode.Value ?? address.Zipcode,
            state,
            country,
            AddressDetails.Beside(state, country, details));
    }
}
