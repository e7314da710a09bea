using Graph.GraphQL.AspNetCore.Documents;

namespace Graph.GraphQL.AspNetCore.Tests.Documents;

public sealed class DocumentResolverTests
{
    private static readonly string Hash = Sha256("{hello}");

    [Fact]
    public async Task An_automatic_persisted_query_is_asked_for_once_and_then_known()
    {
        await using var server = await GraphQLServer.Start();

        var unknown = await server.Post(Persisted(Hash));
        var registered = await server.Post(Persisted(Hash, "{hello}"));
        var known = await server.Post(Persisted(Hash));
        var byGet = await server.Get($"/graphql?extensions={Uri.EscapeDataString(Extensions(Hash))}");

        Assert.Equal(
            (200, """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"""),
            (unknown.Status, unknown.Body));
        Assert.All([registered, known, byGet], a => Assert.Equal("""{"data":{"hello":"world"}}""", a.Body));
    }

    [Fact]
    public async Task A_query_with_the_hash_of_another_is_refused()
    {
        await using var server = await GraphQLServer.Start();

        var answer = await server.Post(Persisted(Hash, "{nothing}"));

        Assert.Equal(400, answer.Status);
        Assert.Contains("provided sha does not match query", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_does_not_execute_is_not_remembered()
    {
        await using var server = await GraphQLServer.Start();
        var hash = Sha256("{unknown}");

        await server.Post(Persisted(hash, "{unknown}"));

        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", (await server.Post(Persisted(hash))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_of_persisted_queries_is_refused()
    {
        await using var server = await GraphQLServer.Start();

        var answer = await server.Post(Persisted(Hash, version: 2));

        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Persisted_queries_that_are_off_say_so()
    {
        await using var server = await GraphQLServer.Start(new GraphQLHttpOptions { PersistedQueryCapacity = 0 });

        var answer = await server.Post(Persisted(Hash));

        Assert.Contains("PERSISTED_QUERY_NOT_SUPPORTED", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_trusted_documents_run_where_the_server_takes_no_others()
    {
        await using var server = await GraphQLServer.Start(new GraphQLHttpOptions
        {
            OnlyTrustedDocuments = true,
            TrustedDocuments = new TrustedDocuments(new Dictionary<string, string> { [Hash] = "{hello}", ["m"] = "mutation{count}" }),
        });

        Assert.Contains("DOCUMENT_NOT_TRUSTED", (await server.Post("""{"query":"{hello}"}""")).Body, StringComparison.Ordinal);
        Assert.Contains("world", (await server.Post($$"""{"documentId":"sha256:{{Hash}}"}""")).Body, StringComparison.Ordinal);
        Assert.Contains("world", (await server.Get($"/graphql?documentId={Hash}")).Body, StringComparison.Ordinal);
        Assert.Contains("world", (await server.Post(Persisted(Hash, "{hello}"))).Body, StringComparison.Ordinal);
        Assert.Contains("DOCUMENT_NOT_TRUSTED", (await server.Post(Persisted(Sha256("{nothing}"), "{nothing}"))).Body, StringComparison.Ordinal);
        Assert.Equal(405, (await server.Get("/graphql?documentId=m")).Status);
    }

    [Fact]
    public async Task A_request_names_its_document_in_one_way_only()
    {
        await using var server = await GraphQLServer.Start();

        Assert.Equal(400, (await server.Post("""{"query":"{hello}","documentId":"a"}""")).Status);
    }

    private static string Persisted(string hash, string? query = null, int version = 1) =>
        "{" + (query is null ? "" : $"\"query\":\"{query}\",") + $"\"extensions\":{Extensions(hash, version)}" + "}";

    private static string Extensions(string hash, int version = 1) =>
        "{\"persistedQuery\":{\"version\":" + version + ",\"sha256Hash\":\"" + hash + "\"}}";

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
