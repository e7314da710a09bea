using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.AspNetCore.Requests;
using Microsoft.Net.Http.Headers;

namespace Graph.Gateway.Rest;

/// <summary>What a request's JSON means for the variables of the operation.</summary>
/// <param name="Bind">Sets the variables from the JSON, in the model of the engine's scalars; what is wrong with it, or null.</param>
/// <param name="Example">A body that is taken, as JSON.</param>
internal sealed record ShimBody(Func<object?, ShimInputs, RestError?> Bind, string Example)
{
    /// <summary>The words for a body that is there and is no JSON; null says it as every API does.</summary>
    public RestError? Malformed { get; init; }

    /// <summary>The words for a request without a body; null takes it as an empty object.</summary>
    public RestError? Missing { get; init; }

    /// <summary>
    /// Whether JSON has to say by the content type that it is. What does not is bound as the text that it is: an empty one, for no operation
    /// takes it.
    /// </summary>
    public bool IsOfJsonType { get; init; }

    public async ValueTask<RestError?> Read(ShimInputs inputs, GraphQLHttpOptions options)
    {
        var content = await JsonBody.Read(inputs.Context.Request, options);
        if (content.IsEmpty)
            return Missing ?? Bind(new Dictionary<string, object?>(), inputs);
        if (IsOfJsonType && content.Status != StatusCodes.Status413PayloadTooLarge && !SaysJson(inputs.Context.Request))
            return Bind("", inputs);
        if (content.Problem is not { } problem)
        {
            inputs.Body = content.Value;
            return Bind(content.Value, inputs);
        }
        return content.Status == StatusCodes.Status400BadRequest && Malformed is not null ? Malformed : new RestError(content.Status, problem);
    }

    /// <summary><c>application/json</c>, or a type that ends in <c>+json</c>; its parameters do not matter.</summary>
    private static bool SaysJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
        && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
}
