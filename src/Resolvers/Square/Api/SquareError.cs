using System.Text.Json;

namespace Graph.Resolvers.Square.Api;

/// <summary>One of the errors of an answer, as Square's <c>Error</c> has it.</summary>
/// <param name="Detail">For developers; not for those who use the application.</param>
/// <param name="Field">Which part of the request; null when it is about the whole.</param>
/// <remarks>https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors</remarks>
public sealed record SquareError(string Category, string Code, string? Detail = null, string? Field = null)
{
    private const int MostErrors = 100;

    /// <summary>What may be told of it.</summary>
    public string Summary => Field is null ? $"Square does not take it: {Code}." : $"Square does not take it: {Code} ({Field}).";

    /// <summary>What an answer says, however it is written: <c>errors</c>, as OAuth once did (<c>type</c> and <c>message</c>), or nothing.</summary>
    public static IReadOnlyList<SquareError> Read(ReadOnlySpan<byte> answer)
    {
        var reader = new Utf8JsonReader(answer);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return [];
            using (document)
                return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static SquareError[] Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            return [];
        if (answer.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            return
            [
                .. errors.EnumerateArray().Take(MostErrors).Where(error => error.ValueKind == JsonValueKind.Object).Select(error => new SquareError(
                    Text(error, "category") ?? "", Text(error, "code") ?? "", Text(error, "detail"), Text(error, "field"))),
            ];
        }
        return Text(answer, "type") is { } type ? [new SquareError("", type, Text(answer, "message"))] : [];
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
