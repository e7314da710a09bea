using System.Text;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>A response whose body is read as it comes.</summary>
internal sealed class StreamedAnswer(HttpResponseMessage response, StreamReader body) : IDisposable
{
    public int Status => (int)response.StatusCode;

    public string? ContentType => response.Content.Headers.ContentType?.ToString();

    public string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public static async Task<StreamedAnswer> Send(
        HttpClient client, HttpMethod method, string path, string? accept, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, null, "application/json");
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Deadline());
        return new StreamedAnswer(response, new StreamReader(await response.Content.ReadAsStreamAsync(), Encoding.UTF8));
    }

    /// <summary>The next lines up to an empty one; null at the end.</summary>
    public async Task<string?> ReadEvent()
    {
        var lines = new List<string>();
        while (await body.ReadLineAsync(Deadline()) is { } line)
        {
            if (line.Length == 0)
                return string.Join('\n', lines);
            lines.Add(line);
        }

        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    public Task<string> ReadToEnd() => body.ReadToEndAsync(Deadline());

    public async Task<string> Read(int length)
    {
        var text = new char[length];
        return new string(text, 0, await body.ReadBlockAsync(text, Deadline()));
    }

    public void Dispose() => response.Dispose();

    private static CancellationToken Deadline() => new CancellationTokenSource(Eventually.Patience).Token;
}
