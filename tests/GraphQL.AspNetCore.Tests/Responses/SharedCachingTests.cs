using System.Security.Claims;
using Graph.GraphQL.AspNetCore.Documents;
using Microsoft.AspNetCore.Builder;

namespace Graph.GraphQL.AspNetCore.Tests.Responses;

public sealed class SharedCachingTests
{
    private const string Hash = "8a52b9c1d1a2a7b2d1c7d8f5f0a4b1f0c4a6f2f3b2f0a9d8c7b6a5f4e3d2c1b0";

    private static readonly TrustedDocuments s_trusted = new(new Dictionary<string, string>
    {
        ["hello"] = "{hello}",
        ["crash"] = "{crash}",
        ["invalid"] = "{unknown}",
        ["text"] = "query($n: Int!) { text(length: $n) }",
        ["count"] = "mutation { count }",
        [Hash] = "{hello}",
    });

    [Theory]
    [InlineData("documentId=hello")]
    [InlineData("documentId=sha256:hello")]
    [InlineData("documentId=text&variables=%7B%22n%22%3A5%7D")]
    [InlineData("extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22" + Hash + "%22%7D%7D")]
    public async Task The_answer_to_a_trusted_query_by_its_id_may_be_kept(string query)
    {
        await using var server = await GraphQLServer.Start(Options());

        var answer = await server.Get($"/graphql?{query}");

        Assert.Equal((200, "public, max-age=60"), (answer.Status, answer.Headers["Cache-Control"]));
        Assert.Equal("Accept, Accept-Encoding, Authorization, Origin", answer.Headers["Vary"]);
    }

    [Theory]
    // Not trusted, though its text is the same.
    [InlineData("query={hello}", "\"data\"")]
    [InlineData("documentId=other", "PERSISTED_DOCUMENT_NOT_FOUND")]
    // An error of a field, of the document, of variables.
    [InlineData("documentId=crash", "INTERNAL_SERVER_ERROR")]
    [InlineData("documentId=invalid", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("documentId=text", "BAD_USER_INPUT")]
    [InlineData("documentId=count", "METHOD_NOT_ALLOWED")]
    [InlineData("documentId=hello&query={hello}", "BAD_REQUEST")]
    public async Task The_answer_to_anything_else_is_not_kept(string query, string part)
    {
        await using var server = await GraphQLServer.Start(Options());

        var answer = await server.Get($"/graphql?{query}");

        Assert.Contains(part, answer.Body, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task A_persisted_query_that_is_not_trusted_is_not_kept()
    {
        await using var server = await GraphQLServer.Start(Options());
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("{hello}"u8));
        var extensions = "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";
        await server.Post("{\"query\":\"{hello}\",\"extensions\":" + extensions + "}");

        var answer = await server.Get($"/graphql?extensions={Uri.EscapeDataString(extensions)}");

        Assert.Equal(("""{"data":{"hello":"world"}}""", "no-store"), (answer.Body, answer.Headers["Cache-Control"]));
    }

    [Theory]
    [InlineData("Authorization", "Bearer x", "no-store")]
    [InlineData("Authorization", "", "no-store")]
    // Nobody reads it.
    [InlineData("Cookie", "visits=7", "public, max-age=60")]
    public async Task What_is_asked_with_credentials_is_not_kept(string header, string value, string expected)
    {
        await using var server = await GraphQLServer.Start(Options());

        var answer = await server.Send(HttpMethod.Get, "/graphql?documentId=hello", headers: (header, value));

        Assert.Equal((200, expected), (answer.Status, answer.Headers["Cache-Control"]));
    }

    [Theory]
    [InlineData("Cookies", "no-store")]
    // An identity that nobody has proved.
    [InlineData(null, "public, max-age=60")]
    public async Task What_is_asked_by_who_is_signed_in_is_not_kept(string? scheme, string expected)
    {
        await using var server = await GraphQLServer.Start(Options(), app => app.Use((context, next) =>
        {
            // Of two, as where several schemes run, and not the first.
            context.User = new ClaimsPrincipal([new ClaimsIdentity(), new ClaimsIdentity(scheme)]);
            return next(context);
        }));

        Assert.Equal(expected, (await server.Get("/graphql?documentId=hello")).Headers["Cache-Control"]);
    }

    [Fact]
    public async Task The_answer_to_a_POST_is_not_kept()
    {
        await using var server = await GraphQLServer.Start(Options());

        var answer = await server.Post("""{"documentId":"hello"}""");

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Body);
        Assert.DoesNotContain("Cache-Control", answer.Headers.Keys);
    }

    [Fact]
    public async Task Nothing_is_kept_where_no_time_is_set()
    {
        await using var server = await GraphQLServer.Start(new GraphQLHttpOptions { TrustedDocuments = s_trusted });

        Assert.Equal("no-store", (await server.Get("/graphql?documentId=hello")).Headers["Cache-Control"]);
    }

    private static GraphQLHttpOptions Options() => new() { TrustedDocuments = s_trusted, TrustedMaxAgeSeconds = 60 };
}
