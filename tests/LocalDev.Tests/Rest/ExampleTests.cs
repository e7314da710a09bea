using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Gateway.Rest;
using Graph.Testing;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>The answers in <c>/openapi.json</c> are like those that the system gives.</summary>
[Collection(SeededSystem.Collection)]
public sealed class ExampleTests(SeededSystem system, ExampleData data) : IClassFixture<ExampleData>
{
    /// <summary>Objects whose members are called what the data say.</summary>
    private static readonly string[] s_maps = ["byPaymentType", "byStatus", "categoryBreakdown"];

    private static readonly string[] s_squares = [".objects[0]", ".categories[0]", ".data.catalog_object"];

    /// <summary>Where the example of a request is not for who asks here.</summary>
    private static readonly Dictionary<string, string> s_bodies = new()
    {
        ["POST /auth/register-business"] =
            """{"cognito_user_id":"rest-example","email":"example@rest.example","business_name":"Kiosk 9","business_type":"food_truck","owner_name":"Mere Tai","phone_number":"021","address":{"street":"1 Pier Rd","city":"Napier","zipcode":"4110"}}""",
        ["POST /wallet/sign"] = """{"password":"river-42","message":"hello"}""",
        ["POST /wallet/transaction"] = """{"password":"river-42","to":"0x00000000000000000000000000000000000000b7","amount":"0.01"}""",
    };

    public static TheoryData<string> Routes => [.. RestRoutes.All.Select(shim => shim.Route)];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task An_example_has_the_members_of_a_real_answer(string route)
    {
        var shim = RestRoutes.All.First(one => one.Route == route);
        var operation = JsonNode.Parse(await system.Client.GetStringAsync("/openapi.json"))!["paths"]![route.Split(' ')[1]]![shim.Method.ToLowerInvariant()]!;

        var answer = await Ask(shim);

        Assert.True(answer.Status == shim.Status, $"{answer.Status} {answer.Body}");
        var example = operation["responses"]![$"{shim.Status}"]!["content"]!["application/json"]!["example"];
        var differences = string.Join('\n', Differences("", example, JsonNode.Parse(answer.Body)));
        Assert.True(differences.Length == 0, $"{differences}\n{answer.Body}");
    }

    private async Task<RestAnswer> Ask(Shim shim)
    {
        var path = data.Fill(shim.Route.Split(' ')[1]) + QueryOf(shim);
        var body = s_bodies.GetValueOrDefault(shim.Route) ?? shim.Body?.Example;
        RestAnswer answer = null!;
        // The system may have had enough of the requests of tests that wait for something.
        await Eventually.Is(async () => (answer = await RestAnswer.Of(system.Client, shim.Method, path, body, TokenFor(shim))).Status != 429);
        return answer;
    }

    private static string QueryOf(Shim shim) => shim.Operation switch
    {
        "ConnectUrl" => "?" + string.Join('&', shim.Parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Example)}")),
        "ListCatalog" => "?types=ITEM",
        _ => "",
    };

    private string TokenFor(Shim shim) => shim.Operation switch
    {
        "ImportOrder" => system.Importer(),
        "DisconnectSquare" => $"Bearer {system.TokenOf(ExampleData.Leaver)}",
        "CreateWalletUser" => $"Bearer {system.TokenOf("rest-example-new")}",
        _ => $"Bearer {system.TokenOf(ExampleData.User)}",
    };

    /// <summary>Lists are compared by their first entries. What is null, or an empty list, says nothing of the other.</summary>
    private static IEnumerable<string> Differences(string place, JsonNode? example, JsonNode? real)
    {
        if (example is null || real is null)
            return [];
        if (KindOf(example) != KindOf(real))
            return [$"{place} is a {KindOf(example)} in the example, and a {KindOf(real)} in the answer."];
        return (example, real) switch
        {
            (JsonObject one, JsonObject other) when s_maps.Any(map => place.EndsWith($".{map}", StringComparison.Ordinal)) =>
                Differences($"{place}.*", one.First().Value, other.First().Value),
            (JsonObject one, JsonObject other) => OfMembers(place, one, other),
            (JsonArray { Count: > 0 } one, JsonArray { Count: > 0 } other) => Differences($"{place}[0]", one[0], other[0]),
            _ => [],
        };
    }

    private static IEnumerable<string> OfMembers(string place, JsonObject example, JsonObject real)
    {
        var (names, realNames) = (Names(example), Names(IsSquares(place) ? real.Where(member => example.ContainsKey(member.Key)) : real));
        return names == realNames
            ? example.SelectMany(member => Differences($"{place}.{member.Key}", member.Value, real[member.Key]))
            : [$"{place} has {names} in the example, and {realNames} in the answer."];
    }

    /// <summary>Which members those have is Square's: here are some of them.</summary>
    private static bool IsSquares(string place) => s_squares.Any(start => place.StartsWith(start, StringComparison.Ordinal));

    private static string Names(IEnumerable<KeyValuePair<string, JsonNode?>> members) => string.Join(' ', members.Select(member => member.Key));

    private static JsonValueKind KindOf(JsonNode value) => value.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : value.GetValueKind();
}
