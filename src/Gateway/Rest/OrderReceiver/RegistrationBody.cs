namespace Graph.Gateway.Rest.OrderReceiver;

/// <summary>A registration's body as the input of the mutation, and the mutation's errors by the names of the body.</summary>
internal static class RegistrationBody
{
    private static readonly (string Member, string Field)[] s_texts =
        [("email", "email"), ("business_name", "name"), ("owner_name", "ownerName"), ("phone_number", "phoneNumber")];

    public static IReadOnlyList<string> OptionalAddressTexts { get; } = ["state", "country"];

    public static RestError? Bind(object? json, ShimInputs inputs)
    {
        // It failed over these.
        if (json is not IReadOnlyDictionary<string, object?> body || (body.GetValueOrDefault("email") is var email and not string && Truth.Of(email)))
            return new RestError(StatusCodes.Status500InternalServerError, "The body is no object, or its email no text.");
        if (RegistrationRules.Check(body) is { Count: > 0 } errors)
            return Invalid(errors);
        if (!inputs.Viewer!.Equals((string)body["cognito_user_id"]!, StringComparison.Ordinal))
            return new RestError(StatusCodes.Status403Forbidden, "cognito_user_id is not who has signed in");
        inputs.Variables["input"] = InputOf(body);
        return null;
    }

    public static RestError Invalid(IReadOnlyList<string> errors) => RestError.BadRequest("Validation failed") with { Details = errors };

    /// <param name="path">Of a field of the mutation's input.</param>
    public static string NameOf(IReadOnlyList<string> path) => path switch
    {
        ["type"] => "business_type",
        ["address", "other", ..] => string.Join('.', path.Where((_, step) => step != 1)),
        [var field] => s_texts.FirstOrDefault(text => text.Field == field).Member ?? field,
        _ => string.Join('.', path),
    };

    private static Dictionary<string, object?> InputOf(IReadOnlyDictionary<string, object?> body)
    {
        var input = s_texts.ToDictionary(text => text.Field, text => body[text.Member]);
        input["type"] = ((string)body["business_type"]!).ToUpperInvariant();
        input["address"] = AddressOf((IReadOnlyDictionary<string, object?>)body["address"]!);
        return input;
    }

    /// <summary>What the schema does not name is kept as it was sent.</summary>
    private static Dictionary<string, object?> AddressOf(IReadOnlyDictionary<string, object?> sent)
    {
        var address = new Dictionary<string, object?>();
        var other = new Dictionary<string, object?>();
        foreach (var (name, value) in sent)
            (name is "street" or "city" or "zipcode" || OptionalAddressTexts.Contains(name) ? address : other)[name] = value;
        if (other.Count > 0)
            address["other"] = other;
        return address;
    }
}
