using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.Testing;
using Graph.Testing.Peers;

namespace Graph.Gateway.Tests.Auth;

/// <summary>
/// Tokens made by jose, oauth2-mock-server and by hand, over HTTP against the whole application with two trusted issuers.
/// </summary>
public sealed partial class AttackTests : IAsyncLifetime
{
    private Peer _issuer = null!;
    private GatewayServer _server = null!;

    public async Task InitializeAsync()
    {
        _issuer = await Peer.StartNode("tests/Gateway.Tests/Auth/Peers/issuer.mjs");
        var started = await _issuer.Ask(new JsonObject { ["op"] = "start" });
        _server = await GatewayServer.Start(
            "--environment=Development",
            $"--Auth:Issuers:0:Issuer={started["issuer"]}",
            $"--Auth:Issuers:0:JwksUri={started["issuer"]}/jwks",
            "--Auth:Issuers:0:Audiences:0=graph",
            "--Auth:Issuers:0:SubjectPrefix=",
            "--Auth:Issuers:0:TokenUses:0=access",
            "--Auth:Issuers:0:TokenUses:1=id",
            $"--Auth:Issuers:1:Issuer={started["mock"]}",
            "--Auth:Issuers:1:Audiences:0=graph-mock",
            "--Auth:Issuers:1:SubjectPrefix=mock|");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task Every_good_token_gives_its_viewer()
    {
        var tokens = (await _issuer.Ask(new JsonObject { ["op"] = "good" }))["tokens"]!.AsArray();

        Assert.Equal(21, tokens.Count);
        foreach (var token in tokens)
        {
            for (var time = 0; time < 2; time++) // as an unknown token, and as a known one
            {
                using var response = await _server.GetViewer((string)token!["token"]!);

                Assert.Equal($"{token["name"]}: {token["viewer"]!.ToJsonString()}", $"{token["name"]}: {await response.Content.ReadAsStringAsync()}");
            }
        }
    }

    /// <summary>The snapshot tells that each is refused for what is wrong with it, and not for something else.</summary>
    [Fact]
    public async Task Every_bad_token_is_refused_for_its_own_reason()
    {
        var tokens = (await _issuer.Ask(new JsonObject { ["op"] = "bad" }))["tokens"]!.AsObject();
        var answers = new StringBuilder();

        foreach (var (name, token) in tokens)
        {
            var response = await Send($"Authorization: Bearer {token}");
            answers.Append($"{name}: {Status(response)} {Challenge().Match(response).Groups[1].Value}\n");
        }

        Assert.Equal(194, tokens.Count);
        Snapshot.Matches(answers.ToString(), "tests", "Gateway.Tests", "Auth", "attacks.snapshot.txt");
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await _server.Query("{__typename}"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\r\n ")]
    [InlineData("\0")]
    public async Task A_token_with_a_line_break_or_a_NUL_is_no_HTTP(string inside)
    {
        var tokens = (await _issuer.Ask(new JsonObject { ["op"] = "good" }))["tokens"]!.AsArray();
        var token = (string)tokens[0]!["token"]!;

        Assert.Equal("400", Status(await Send($"Authorization: Bearer {token.Insert(40, inside)}")));
    }

    [Fact]
    public async Task A_token_of_a_megabyte_does_no_harm()
    {
        try
        {
            Assert.Equal("431", Status(await Send($"Authorization: Bearer {new string('a', 1_000_000)}")));
        }
        catch (IOException)
        {
            // The server need not read on to say no.
        }

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await _server.Query("{__typename}"));
    }

    private Task<string> Send(string header) => _server.SendRaw("/graphql?query=%7B__typename%7D", header);

    private static string Status(string response) => response.Split(' ')[1];

    [GeneratedRegex("WWW-Authenticate: Bearer realm=\"graph\", error=\"invalid_token\", error_description=\"([^\"]*)\"\r\n")]
    private static partial Regex Challenge();
}
