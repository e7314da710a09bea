using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>What a REST client gets.</summary>
/// <param name="Body">To the letter, but for how long it took: that is <c>0ms</c>.</param>
internal sealed partial record RestAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <param name="token">With the word before it, as it goes into the Authorization header; null for nobody's.</param>
    public static async Task<RestAnswer> Of(
        HttpClient client, string method, string path, string? body = null, string? token = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new RestAnswer(
            (int)response.StatusCode,
            ResponseTime().Replace(text, "\"responseTime\":\"0ms\""),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value)));
    }

    [GeneratedRegex("\"responseTime\":\"\\d+ms\"")]
    private static partial Regex ResponseTime();
}
