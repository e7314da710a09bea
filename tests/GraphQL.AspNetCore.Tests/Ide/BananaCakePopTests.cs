using System.IO.Compression;
using System.Text;

namespace Graph.GraphQL.AspNetCore.Tests.Ide;

/// <summary>Over a folder like the package's; the real one is driven by the browser tests.</summary>
public sealed class BananaCakePopTests : IAsyncLifetime
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ide");
    private GraphQLServer _server = null!;

    public async Task InitializeAsync()
    {
        _folder.CreateSubdirectory("static/js");
        _folder.CreateSubdirectory("static/media");
        File.WriteAllText(Path.Combine(_folder.FullName, "index.html"), "<html>the IDE</html>");
        File.WriteAllText(Path.Combine(_folder.FullName, "static/js/main.1a2b.js"), "let x = 1;");
        File.WriteAllText(Path.Combine(_folder.FullName, "static/media/font.3c.woff2"), "font");
        File.WriteAllText(Path.Combine(_folder.FullName, "service-worker.js"), "worker");
        File.WriteAllText(Path.Combine(_folder.FullName, "package.json"), "{}");
        File.WriteAllText(Path.Combine(_folder.FullName, "LICENSE"), "licence");
        _server = await GraphQLServer.Start(new GraphQLHttpOptions { IdePath = _folder.FullName, IdeTitle = "A \"title\"" });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_browser_is_sent_to_the_path_with_a_slash_at_its_end()
    {
        var answer = await _server.Get("/graphql?theme=dark", Browser);

        Assert.Equal((301, "/graphql/?theme=dark"), (answer.Status, answer.Headers["Location"]));
    }

    [Fact]
    public async Task There_it_gets_the_page_with_its_content_security_policy()
    {
        var answer = await _server.Get("/graphql/", Browser);

        Assert.Equal((200, "<html>the IDE</html>"), (answer.Status, answer.Body));
        Assert.Equal("text/html; charset=utf-8", answer.ContentType);
        Assert.Equal("no-cache", answer.Headers["Cache-Control"]);
        Assert.Equal(
            "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "frame-ancestors 'none'",
            answer.Headers["Content-Security-Policy"]);
    }

    [Theory]
    [InlineData("/graphql?query={hello}", Browser)]
    [InlineData("/graphql?variables={}&query={hello}", Browser)]
    [InlineData("/graphql?query={hello}", "*/*")]
    [InlineData("/graphql/?query={hello}", "*/*")]
    public async Task A_query_by_GET_is_answered_and_not_redirected(string path, string accept) =>
        Assert.Equal("""{"data":{"hello":"world"}}""", (await _server.Get(path, accept)).Body);

    [Fact]
    public async Task A_POST_is_GraphQL_whatever_it_accepts() =>
        Assert.Equal("""{"data":{"hello":"world"}}""", (await _server.Post("""{"query":"{hello}"}""", Browser)).Body);

    [Fact]
    public async Task The_configuration_turns_telemetry_off()
    {
        var answer = await _server.Get("/graphql/bcp-config.json", "*/*");

        Assert.Equal(
            """{"title":"A \u0022title\u0022","useBrowserUrlAsEndpoint":true,"disableTelemetry":true,"includeCookies":false,"useGet":false}""",
            answer.Body);
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
    }

    [Theory]
    [InlineData("/graphql/static/js/main.1a2b.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/graphql/static/media/font.3c.woff2", "font/woff2", "public, max-age=31536000, immutable")]
    [InlineData("/graphql/LICENSE", "text/plain; charset=utf-8", "no-cache")]
    public async Task A_file_has_its_type_and_is_cached_as_its_name_allows(string path, string contentType, string cacheControl)
    {
        var answer = await _server.Get(path, "*/*");
        var again = await _server.Send(HttpMethod.Get, path, "*/*", null, ("If-None-Match", answer.Headers["ETag"]));

        Assert.Equal((200, contentType, cacheControl), (answer.Status, answer.ContentType, answer.Headers["Cache-Control"]));
        Assert.Equal((304, 0), (again.Status, again.Content.Length));
    }

    [Fact]
    public async Task A_script_is_compressed_for_who_accepts_it()
    {
        var answer = await _server.Send(
            HttpMethod.Get, "/graphql/static/js/main.1a2b.js", "*/*", null, ("Accept-Encoding", "gzip, deflate, br"));

        Assert.Equal(("gzip", "Accept-Encoding"), (answer.Headers["Content-Encoding"], answer.Headers["Vary"]));
    }

    [Fact]
    public async Task A_script_is_not_compressed_for_who_refuses_it()
    {
        var answer = await _server.Send(
            HttpMethod.Get, "/graphql/static/js/main.1a2b.js", "*/*", null, ("Accept-Encoding", "identity, gzip;q=0"));

        Assert.False(answer.Headers.ContainsKey("Content-Encoding"));
    }

    [Fact]
    public async Task Files_may_be_there_compressed_only()
    {
        var folder = Directory.CreateTempSubdirectory("ide");
        var script = Compressed("let y = 2;");
        File.WriteAllBytes(Path.Combine(folder.FullName, "index.html.gz"), Compressed("<html>the other IDE</html>"));
        File.WriteAllBytes(Path.Combine(folder.CreateSubdirectory("static").FullName, "main.js.gz"), script);
        await using var server = await GraphQLServer.Start(new GraphQLHttpOptions { IdePath = folder.FullName });

        var page = await server.Get("/graphql/", Browser);
        var sent = await server.Send(HttpMethod.Get, "/graphql/static/main.js", "*/*", null, ("Accept-Encoding", "br, gzip"));
        var again = await server.Send(HttpMethod.Get, "/graphql/static/main.js", "*/*", null, ("If-None-Match", sent.Headers["ETag"]));

        Assert.Equal((200, "<html>the other IDE</html>", "text/html; charset=utf-8"), (page.Status, page.Body, page.ContentType));
        Assert.Equal((200, "gzip", "text/javascript; charset=utf-8"), (sent.Status, sent.Headers["Content-Encoding"], sent.ContentType));
        Assert.Equal(script, sent.Content);
        Assert.Equal(304, again.Status);
        Assert.NotEqual(page.Headers["ETag"], sent.Headers["ETag"]);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("W/\"other\"", 200)]
    public async Task A_page_is_sent_again_unless_the_browser_has_it(string ifNoneMatch, int status)
    {
        const string Page = "/graphql/LICENSE";
        var eTag = (await _server.Get(Page, "*/*")).Headers["ETag"];

        var again = await _server.Send(HttpMethod.Get, Page, "*/*", null, ("If-None-Match", string.Format(ifNoneMatch, eTag)));

        Assert.Equal(status, again.Status);
    }

    [Theory]
    [InlineData("/graphql/service-worker.js")]
    [InlineData("/graphql/package.json")]
    [InlineData("/graphql/missing.js")]
    [InlineData("/graphql/..%2f..%2fetc%2fpasswd")]
    public async Task Nothing_else_is_served(string path) => Assert.Equal(404, (await _server.Get(path, "*/*")).Status);

    [Fact]
    public async Task Without_the_folder_the_endpoint_works_and_has_no_page()
    {
        await using var server = await GraphQLServer.Start(new GraphQLHttpOptions { IdePath = "/does/not/exist" });

        Assert.Equal(200, (await server.Post("""{"query":"{hello}"}""")).Status);
        Assert.Equal(400, (await server.Get("/graphql", Browser)).Status);
        Assert.Equal(404, (await server.Get("/graphql/static/js/main.js", "*/*")).Status);
    }

    private static byte[] Compressed(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }
}
