using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Businesses;

/// <summary>
/// What a business must be like to be stored. Errors come all at once and in the order in which the earlier system told them:
/// what is missing, the form of the e-mail, what is missing in the address; bounds, which it did not have, come last. Only what
/// is empty counts as missing: blanks do not.
/// </summary>
internal static class BusinessRules
{
    /// <summary>As keys, e-mails have at most 2,048 bytes; these have at most 1,500.</summary>
    private const int LongestText = 500;

    /// <param name="isNew">What is left out is missing, too.</param>
    /// <returns>All that is wrong; empty when the business can be stored.</returns>
    public static IReadOnlyList<UserError> Check(BusinessFields fields, bool isNew)
    {
        var errors = new List<UserError>();
        CheckMissing(fields, isNew, errors);
        if (fields.Email.Value is { } email && !IsEmail(email))
            errors.Add(new UserError("This is no e-mail address; send it like 'name@example.com'.", ["email"], UserErrorCode.Invalid));
        if (fields.Address.Value is { } address)
            CheckMissing(address, isNew, errors);
        CheckBounds(fields, errors);
        return errors;
    }

    private static void CheckMissing(BusinessFields fields, bool isNew, List<UserError> errors)
    {
        CheckMissing(fields.Email, isNew, errors, "email");
        CheckMissing(fields.Name, isNew, errors, "name");
        if (fields.Type.Value is null && (isNew || fields.Type.HasValue))
            errors.Add(Missing("type"));
        CheckMissing(fields.OwnerName, isNew, errors, "ownerName");
        CheckMissing(fields.PhoneNumber, isNew, errors, "phoneNumber");
        if (fields.Address.Value is null ? isNew || fields.Address.HasValue : isNew && fields.Address.Value == new BusinessAddressInput())
            errors.Add(Missing("address"));
    }

    private static void CheckMissing(BusinessAddressInput address, bool isNew, List<UserError> errors)
    {
        CheckMissing(address.Street, isNew, errors, "address", "street");
        CheckMissing(address.City, isNew, errors, "address", "city");
        CheckMissing(address.Zipcode, isNew, errors, "address", "zipcode");
    }

    private static void CheckMissing(Optional<string?> text, bool isNew, List<UserError> errors, params string[] path)
    {
        if (string.IsNullOrEmpty(text.Value) && (isNew || text.HasValue))
            errors.Add(Missing(path));
    }

    private static UserError Missing(params string[] path) => new($"'{path[^1]}' is required.", path, UserErrorCode.Required);

    // The earlier system's idea of an e-mail, which is not that of other slices.
    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at >= 0 && text.IndexOf('.', at) >= 0;
    }

    private static void CheckBounds(BusinessFields fields, List<UserError> errors)
    {
        InputRules.Text(fields.Email.Value, errors, LongestText, "email");
        InputRules.Text(fields.Name.Value, errors, LongestText, "name");
        InputRules.Text(fields.OwnerName.Value, errors, LongestText, "ownerName");
        InputRules.Text(fields.PhoneNumber.Value, errors, LongestText, "phoneNumber");
        if (fields.Address.Value is not { } address)
            return;
        InputRules.Text(address.Street.Value, errors, LongestText, "address", "street");
        InputRules.Text(address.City.Value, errors, LongestText, "address", "city");
        InputRules.Text(address.Zipcode.Value, errors, LongestText, "address", "zipcode");
        InputRules.Text(address.State.Value, errors, LongestText, "address", "state");
        InputRules.Text(address.Country.Value, errors, LongestText, "address", "country");
        AddressDetails.Check(address.Other.Value, errors, "address", "other");
    }
}
