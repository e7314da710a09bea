using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>
/// A request's body that is JSON of any form, bounded as GraphQL requests are: for endpoints beside GraphQL whose input becomes the
/// variables of an operation.
/// </summary>
/// <param name="Value">In the model of the engine's scalars.</param>
/// <param name="Problem">Why it cannot be read; null when it is.</param>
/// <param name="Status">The one that says so, 400 or 413.</param>
public sealed record JsonBody(object? Value, string? Problem = null, int Status = StatusCodes.Status200OK)
{
    private static readonly JsonBody s_empty = new(Value: null);

    /// <summary>There is no body.</summary>
    public bool IsEmpty => ReferenceEquals(this, s_empty);

    public static ValueTask<JsonBody> Read(HttpRequest request, GraphQLHttpOptions options) =>
        RequestBody.Read(request, options, Parse, static error => new JsonBody(null, error.Message, error.Status));

    private static JsonBody Parse(ReadOnlySpan<byte> body, GraphQLHttpOptions options)
    {
        if (body.IsEmpty)
            return s_empty;
        if (!Utf8.IsValid(body))
            return Malformed("The request's body is not valid UTF-8.");
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        try
        {
            json.Read();
            var value = new JsonValueReader(options.MaxJsonValues).Read(ref json);
            // What follows the value is an error, which the reader throws.
            json.Read();
            return new JsonBody(value);
        }
        catch (MalformedRequestException malformed)
        {
            return Malformed(malformed.Message);
        }
        catch (JsonException)
        {
            return Malformed($"The request's body is not valid JSON, or nests deeper than {options.MaxJsonDepth} levels.");
        }
    }

    private static JsonBody Malformed(string problem) => new(null, problem, StatusCodes.Status400BadRequest);
}
