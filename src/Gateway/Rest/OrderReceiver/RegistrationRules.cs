namespace Graph.Gateway.Rest.OrderReceiver;

/// <summary>What the order receiver said of a registration's body: all errors, in its words and order.</summary>
internal static class RegistrationRules
{
    private static readonly string[] s_required =
        ["cognito_user_id", "email", "business_name", "business_type", "owner_name", "phone_number", "address"];

    private static readonly string[] s_addressRequired = ["street", "city", "zipcode"];
    private static readonly string[] s_types = ["restaurant", "cafe", "bakery", "food_truck", "catering", "retail", "other"];

    public static List<string> Check(IReadOnlyDictionary<string, object?> body)
    {
        List<string> errors = [.. Missing(body, s_required).Select(field => $"Missing required field: {field}")];
        if (body.TryGetValue("email", out var email) && !IsEmail(email as string))
            errors.Add("Invalid email format");
        if (body.TryGetValue("address", out var address))
            errors.AddRange(address is IReadOnlyDictionary<string, object?> members
                ? Missing(members, s_addressRequired).Select(field => $"Missing address field: {field}")
                : ["Address must be an object with street, city, and zipcode"]);
        if (body.TryGetValue("business_type", out var type) && (type is not string name || !s_types.Contains(name)))
            errors.Add($"Invalid business type. Must be one of: {string.Join(", ", s_types)}");
        return errors.Count > 0 ? errors : TextErrors(body);
    }

    private static IEnumerable<string> Missing(IReadOnlyDictionary<string, object?> members, string[] required) =>
        required.Where(name => !Truth.Of(members.GetValueOrDefault(name)));

    private static bool IsEmail(string? email)
    {
        var at = email?.LastIndexOf('@') ?? -1;
        return at >= 0 && email!.IndexOf('.', at) >= 0;
    }

    /// <summary>It stored what is no text as it came; the schema has texts.</summary>
    private static List<string> TextErrors(IReadOnlyDictionary<string, object?> body)
    {
        var address = (IReadOnlyDictionary<string, object?>)body["address"]!;
        return
        [
            .. s_required.Where(name => name != "address" && body[name] is not string).Select(name => $"{name} must be a string"),
            .. s_addressRequired.Where(name => address[name] is not string).Select(name => $"address.{name} must be a string"),
            .. RegistrationBody.OptionalAddressTexts
                .Where(name => address.GetValueOrDefault(name) is not (null or string))
                .Select(name => $"address.{name} must be a string"),
        ];
    }
}
