using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>A request as it can be sent again and again.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Authorization">Null where the body says who asks.</param>
internal sealed record SquareRequest(HttpMethod Method, string Path, AuthenticationHeader? Authorization = null)
{
    private byte[]? body;

    /// <summary>
    /// What is sent is good once: it is waited for as long as for all attempts together, as a slow answer is the only one, and sent again only
    /// when Square has refused to look at it.
    /// </summary>
    public bool IsGoodOnce { get; init; }

    /// <summary>The access token of a seller.</summary>
    public static SquareRequest Get(string path, Secret token) => new(HttpMethod.Get, path, new("Bearer", token));

    public static SquareRequest Post<T>(string path, AuthenticationHeader? authorization, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Post, path, authorization) { body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    public HttpRequestMessage ToMessage(Uri host, string version)
    {
        var message = new HttpRequestMessage(Method, new Uri(host, Path));
        message.Headers.Add("Square-Version", version);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (Authorization is { } authorization)
            message.Headers.Authorization = new AuthenticationHeaderValue(authorization.Scheme, authorization.Value.Reveal());
        if (body is not null)
            message.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return message;
    }
}

/// <summary>The header <c>Authorization</c>, which nobody may print.</summary>
internal sealed record AuthenticationHeader(string Scheme, Secret Value);
