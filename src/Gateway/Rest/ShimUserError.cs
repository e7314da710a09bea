using System.Text.Json;

namespace Graph.Gateway.Rest;

/// <summary>An entry of <c>userErrors { code message path }</c>: something in the input that its sender can correct.</summary>
/// <param name="Code">A value of <c>UserErrorCode</c>.</param>
/// <param name="Path">The field of the operation's input, from the outside in.</param>
internal sealed record ShimUserError(string Code, string Message, IReadOnlyList<string> Path)
{
    /// <param name="payload">The response key of the mutation.</param>
    public static IReadOnlyList<ShimUserError> Of(ShimResult result, string payload) =>
        [.. result.Data.GetProperty(payload).GetProperty("userErrors"u8).EnumerateArray().Select(Read)];

    private static ShimUserError Read(JsonElement error) => new(
        error.GetProperty("code"u8).GetString()!,
        error.GetProperty("message"u8).GetString()!,
        [.. error.GetProperty("path"u8).EnumerateArray().Select(step => step.GetString()!)]);
}
