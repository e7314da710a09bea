using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Users by REST, as the wallet's API had them.</summary>
[Collection(SeededSystem.Collection)]
public sealed class UserShimTests(SeededSystem system)
{
    private const string Password = """{"password":"river-of-users-42"}""";

    [Fact]
    public async Task A_user_is_made_once_and_is_there_from_then_on()
    {
        var before = await system.Rest("rest-maker", "GET", "/user");
        var made = await system.Rest("rest-maker", "POST", "/user", Password);
        var again = await system.Rest("rest-maker", "POST", "/user", Password);
        var after = await system.Rest("rest-maker", "GET", "/user");

        var wallet = (await system.Ask("rest-maker", "{ me { wallet { publicKey address } } }"))["data"]!["me"]!["wallet"]!;
        Assert.Equal((404, """{"msg":"User not found"}"""), (before.Status, before.Body));
        Assert.Equal(200, made.Status);
        Assert.Equal(
            $$$"""{"user":{"sub":"rest-maker","email":"rest-maker@example.com","encryptedMnemonic":null,"publicKey":"{{{wallet["publicKey"]}}}","address":"{{{wallet["address"]}}}"}}""",
            made.Body);
        Assert.Equal((400, """{"msg":"User with sub rest-maker already exists."}"""), (again.Status, again.Body));
        Assert.Equal((200, made.Body), (after.Status, after.Body));
        Assert.DoesNotContain(system.Logs.All, line => line.Contains("river-of-users-42", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_good_and_bad_are_JSON_that_any_page_may_read()
    {
        var missing = await system.Rest("rest-nobody", "GET", "/user");
        var others = await system.Rest("rest-nobody", "GET", "/user/others");

        foreach (var answer in new[] { missing, others })
        {
            Assert.Equal("application/json", answer.Headers["Content-Type"]);
            Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
            Assert.Equal("max-age=15552000; includeSubDomains; preload", answer.Headers["Strict-Transport-Security"]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    public async Task A_token_is_taken_with_the_scheme_and_without(string scheme)
    {
        var answer = await RestAnswer.Of(system.Client, "GET", "/user/others", token: $"{scheme}{system.TokenOf("rest-nobody")}");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Elsewhere_a_token_needs_its_scheme()
    {
        var answer = await RestAnswer.Of(system.Client, "GET", "/api/users/profile/rest-nobody", token: system.TokenOf("rest-nobody"));

        Assert.Equal((401, """{"error":"Unauthorized","message":"Authentication failed"}"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/user/others")]
    [InlineData("/user/other")]
    public async Task Others_are_all_who_have_a_wallet_on_however_many_pages(string path)
    {
        await system.Rest("rest-one-of-many", "POST", "/user", Password);
        foreach (var number in Enumerable.Range(0, 110))
            await system.Ask($"rest-many-{number}", "mutation { createUser { user { id } } }");

        var answer = await system.Rest("rest-beholder", "GET", path);
        var own = await system.Rest("rest-one-of-many", "GET", path);

        var items = JsonNode.Parse(answer.Body)!["items"]!.AsArray();
        var user = JsonNode.Parse((await system.Rest("rest-one-of-many", "GET", "/user")).Body)!["user"]!;
        Assert.Equal(
            $$"""{"sub":"rest-one-of-many","email":"rest-one-of-many@example.com","address":"{{user["address"]}}","publicKey":"{{user["publicKey"]}}"}""",
            items.Single(item => (string)item!["sub"]! == "rest-one-of-many")!.ToJsonString());
        Assert.Equal(await UsersWithWallets(), items.Select(item => (string)item!["sub"]!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(JsonNode.Parse(own.Body)!["items"]!.AsArray(), item => (string)item!["sub"]! == "rest-one-of-many");
    }

    [Theory]
    [InlineData(null, "application/json", 400, "Body is required but was not provided.")]
    [InlineData("null", "application/json", 400, "Body is required but was not provided.")]
    [InlineData("{", "application/json", 415, "Invalid or malformed JSON was provided")]
    [InlineData("{\"password\":\"river-42\"}", "text/plain", 400, "Invalid body: [\n  {\n    \"code\": \"invalid_type\",\n    \"expected\": \"object\",\n    \"received\": \"string\",\n    \"path\": [],\n    \"message\": \"Expected object, received string\"\n  }\n]")]
    [InlineData("[]", "application/json; charset=utf-8", 400, "Invalid body: [\n  {\n    \"code\": \"invalid_type\",\n    \"expected\": \"object\",\n    \"received\": \"array\",\n    \"path\": [],\n    \"message\": \"Expected object, received array\"\n  }\n]")]
    [InlineData("{}", "application/json", 400, "Invalid body: [\n  {\n    \"code\": \"invalid_type\",\n    \"expected\": \"string\",\n    \"received\": \"undefined\",\n    \"path\": [\n      \"password\"\n    ],\n    \"message\": \"Required\"\n  }\n]")]
    [InlineData("{\"password\":5}", "application/vnd.api+json", 400, "Invalid body: [\n  {\n    \"code\": \"invalid_type\",\n    \"expected\": \"string\",\n    \"received\": \"number\",\n    \"path\": [\n      \"password\"\n    ],\n    \"message\": \"Expected string, received number\"\n  }\n]")]
    [InlineData("{\"password\":\"short\"}", "application/json", 400, "Invalid body: [\n  {\n    \"code\": \"custom\",\n    \"path\": [\n      \"password\"\n    ],\n    \"message\": \"A password has at least 6 characters.\"\n  }\n]")]
    public async Task A_body_is_refused_in_the_words_of_before(string? body, string contentType, int status, string message)
    {
        var answer = await RestAnswer.Of(system.Client, "POST", "/user", body, system.TokenOf("rest-nobody"), contentType);

        Assert.Equal(status, answer.Status);
        Assert.Equal(new JsonObject { ["msg"] = message }.ToJsonString(), JsonNode.Parse(answer.Body)!.ToJsonString());
    }

    /// <summary>All of them, by the pages of GraphQL.</summary>
    private async Task<IEnumerable<string>> UsersWithWallets()
    {
        var subjects = new List<string>();
        JsonNode? page = null;
        do
        {
            var variables = new { after = (string?)page?["pageInfo"]!["endCursor"] };
            var answer = await system.Ask(
                "rest-beholder", "query($after: String) { users(first: 100, after: $after) { nodes { id wallet { address } } pageInfo { hasNextPage endCursor } } }", variables);
            page = answer["data"]!["users"]!;
            subjects.AddRange(page["nodes"]!.AsArray().Where(user => user!["wallet"] is not null).Select(user => (string)user!["id"]!));
        }
        while ((bool)page["pageInfo"]!["hasNextPage"]!);
        return subjects.Order(StringComparer.Ordinal);
    }
}
