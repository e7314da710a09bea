using Graph.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Gateway.Tests;

public sealed class GatewayApplicationTests
{
    private const string CursorKey = GatewayServer.CursorKey;
    private const string Production = GatewayServer.Production;
    private const string Development = GatewayServer.Development;

    [Fact]
    public async Task The_schema_answers()
    {
        await using var server = await GatewayServer.Start(Production, CursorKey);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await server.Query("{__typename}"));
    }

    /// <summary>It starts without them; the first request for their fields would fail.</summary>
    [Fact]
    public async Task Every_service_of_resolvers_and_loaders_is_registered()
    {
        await using var server = await GatewayServer.Start(Production, CursorKey);

        server.Services.GetRequiredService<GraphQLExecutor>().Schema.RequireServices();
    }

    [Theory]
    [InlineData(Production, false)]
    [InlineData(Development, true)]
    public async Task Introspection_is_for_development(string environment, bool isAllowed)
    {
        await using var server = await GatewayServer.Start(environment, CursorKey);

        var answer = await server.Query("{__schema{queryType{name}}}");

        Assert.Equal(isAllowed, answer == """{"data":{"__schema":{"queryType":{"name":"Query"}}}}""");
    }

    [Fact]
    public async Task Introspection_may_be_configured_on()
    {
        await using var server = await GatewayServer.Start(Production, CursorKey, "--GraphQL:Introspection=true");

        Assert.Equal(
            """{"data":{"__schema":{"queryType":{"name":"Query"}}}}""", await server.Query("{__schema{queryType{name}}}"));
    }

    [Fact]
    public async Task An_unexpected_error_is_masked_and_logged_under_the_request_id()
    {
        await using var server = await GatewayServer.Start(Production, CursorKey, "--Auth:AnonymousPermissions:0=orders:read");

        using var response = await server.Post("""{order(id:"7"){id}}""", requestId: "caller-42");
        var answer = await response.Content.ReadAsStringAsync();

        Assert.Equal("caller-42", response.Headers.GetValues("X-Request-Id").Single());
        Assert.Contains("\"code\":\"INTERNAL_SERVER_ERROR\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", answer, StringComparison.Ordinal);
        Assert.Contains(server.Logs.All, line =>
            line.StartsWith("Error: Query.order failed unexpectedly. Request caller-42", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with spaces")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_request_id_that_is_missing_or_could_do_harm_in_a_log_is_replaced(string? given)
    {
        await using var server = await GatewayServer.Start(Production, CursorKey);

        using var response = await server.Post("{__typename}", given);

        var id = response.Headers.GetValues("X-Request-Id").Single();
        Assert.NotEqual(given, id);
        Assert.Matches("^[A-Za-z0-9:]{8,64}$", id);
    }

    [Fact]
    public async Task The_body_limit_is_configurable()
    {
        await using var server = await GatewayServer.Start(Production, CursorKey, "--GraphQL:MaxBodyBytes=100");

        using var response = await server.Post($"{{__typename}} #{new string('x', 100)}");

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(Production, false, 400)]
    [InlineData(Production, true, 200)]
    [InlineData(Development, null, 200)]
    [InlineData(Development, false, 400)]
    public async Task The_IDE_is_for_development_and_where_it_is_configured_on(string environment, bool? enabled, int status)
    {
        var folder = Directory.CreateTempSubdirectory("ide");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), "<html></html>");
        string[] args = [environment, CursorKey, $"--Ide:Path={folder.FullName}"];
        await using var server = await GatewayServer.Start(enabled is null ? args : [.. args, $"--Ide:Enabled={enabled}"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql/");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*;q=0.8");

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Trusted_documents_come_from_the_configured_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"abc":"{__typename}"}""");
        await using var server = await GatewayServer.Start(
            Production, CursorKey, $"--GraphQL:TrustedDocuments={file}", "--GraphQL:OnlyTrustedDocuments=true");

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await server.Client.GetStringAsync("/graphql?documentId=abc"));
        Assert.Contains("DOCUMENT_NOT_TRUSTED", await server.Query("{__typename}"), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void A_cursor_key_is_demanded_outside_of_development() =>
        Assert.Contains(
            "DynamoDb:CursorKey",
            Assert.Throws<InvalidOperationException>(() => GatewayApplication.Build([Production])).Message,
            StringComparison.Ordinal);
}
