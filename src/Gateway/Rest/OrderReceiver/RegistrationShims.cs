using Graph.GraphQL.Errors;

namespace Graph.Gateway.Rest.OrderReceiver;

/// <summary>The registration of businesses.</summary>
internal static class RegistrationShims
{
    private const string Payload = "registerBusiness";

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(OrderReceiverApi.Instance, "POST", "/auth/register-business", "RegisterBusiness")
        {
            Summary = "Registers a business of who has signed in: `cognito_user_id` is the `sub` of the token.",
            Body = new ShimBody(
                RegistrationBody.Bind,
                """{"cognito_user_id":"9f8b1c1e-6f0a-4c9e-8d53-0a6f2f1f7a10","email":"kiosk@example.com","business_name":"Kiosk 9","business_type":"cafe","owner_name":"Mere Tai","phone_number":"+64 21","address":{"street":"1 Pier Rd","city":"Napier","zipcode":"4110","state":"Hawke's Bay"} }""")
            {
                Malformed = RestError.BadRequest("Invalid JSON in request body"),
            },
            Check = static result => ShimUserError.Of(result, Payload) is { Count: > 0 } errors ? Refusal(errors) : null,
            Refuse = Failure,
            Write = static (result, json) =>
            {
                json.WriteStartObject();
                json.WriteBoolean("success"u8, true);
                json.WriteString("message"u8, "Business registered successfully");
                json.WriteString("business_id"u8, result.At("registerBusiness.business.business_id").GetString());
                json.WriteEndObject();
            },
            Example = """{"success":true,"message":"Business registered successfully","business_id":"0c5d7a52-44c8-4a53-9a33-5f0f3f0f9d11"}""",
        },
    ];

    private static RestError Refusal(IReadOnlyList<ShimUserError> errors) => errors is [{ Code: "ALREADY_EXISTS", Message: var taken }]
        ? RestError.BadRequest(taken)
        : RegistrationBody.Invalid([.. errors.Select(error => $"{RegistrationBody.NameOf(error.Path)}: {error.Message}")]);

    private static RestError? Failure(GraphQLError error) => RestError.Of(error) switch
    {
        // Others were in the way: it can be sent again.
        _ when error.Code == "CONFLICT" => RestError.BadRequest($"Failed to create business: {error.Message}"),
        { Status: >= StatusCodes.Status500InternalServerError } => new RestError(StatusCodes.Status500InternalServerError, error.Message),
        var refused => refused,
    };
}
