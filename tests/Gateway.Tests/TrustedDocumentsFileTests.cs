namespace Graph.Gateway.Tests;

/// <summary>Where trusted documents are read from, and for how long answers to them may be kept.</summary>
public sealed class TrustedDocumentsFileTests : IDisposable
{
    private readonly string _name = $"trusted-{Guid.NewGuid():N}.json";

    private string Packaged => Path.Combine(AppContext.BaseDirectory, _name);

    public void Dispose() => File.Delete(Packaged);

    [Fact]
    public async Task A_name_is_that_of_a_file_of_the_package()
    {
        await File.WriteAllTextAsync(Packaged, """{"abc":"{__typename}"}""");
        await using var server = await Start($"--GraphQL:TrustedDocuments={_name}");

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await server.Client.GetStringAsync("/graphql?documentId=abc"));
    }

    [Fact]
    public async Task A_file_that_there_is_not_stops_the_start()
    {
        var message = await Refusal($"--GraphQL:TrustedDocuments={_name}");

        Assert.StartsWith($"GraphQL:TrustedDocuments is {_name}, but there is no file ", message, StringComparison.Ordinal);
        Assert.EndsWith($"{Packaged}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_stops_the_start()
    {
        await File.WriteAllTextAsync(Packaged, "[]");

        Assert.Equal(
            $"GraphQL:TrustedDocuments: {Packaged} is not a JSON object of document texts by id.", await Refusal($"--GraphQL:TrustedDocuments={Packaged}"));
    }

    [Fact]
    public async Task Answers_are_kept_for_the_time_that_is_set_and_never_what_comes_with_a_token()
    {
        await File.WriteAllTextAsync(Packaged, """{"abc":"{__typename}"}""");
        await using var server = await Start($"--GraphQL:TrustedDocuments={_name}", "--GraphQL:TrustedMaxAgeSeconds=30", "--Stage=dev");

        using var anonymous = await server.Send("GET", "/graphql?documentId=abc", ("Origin", "https://shop.example"));
        using var refused = await server.Send("GET", "/graphql?documentId=abc", ("Authorization", "Bearer x"));

        Assert.Equal("public, max-age=30", anonymous.Headers.CacheControl!.ToString());
        Assert.Equal("*", anonymous.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal((401, "no-store"), ((int)refused.StatusCode, refused.Headers.CacheControl!.ToString()));
    }

    private static Task<GatewayServer> Start(params string[] settings) =>
        GatewayServer.Start([GatewayServer.Production, GatewayServer.CursorKey, .. settings]);

    private static async Task<string> Refusal(string setting) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(() => Start(setting))).Message;
}
