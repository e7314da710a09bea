using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Square;

/// <summary>The catalogue keeps what is written, and refuses what Square refuses.</summary>
public sealed class CatalogTests
{
    private const string NewItem =
        """
        {"type":"ITEM","id":"#tea","custom_attribute_values":{"note":{"type":"STRING","string_value":"x"}},"item_data":{"name":"Tea","description_html":"<p>Black &amp; hot</p>","variations":[
          {"type":"ITEM_VARIATION","id":"#pot","item_variation_data":{"item_id":"#tea","name":"Pot","pricing_type":"FIXED_PRICING","price_money":{"amount":700,"currency":"NZD"}}},
          {"type":"ITEM_VARIATION","id":"#cup","item_variation_data":{"name":"Cup","pricing_type":"VARIABLE_PRICING"}}]}}
        """;

    [Fact]
    public async Task A_new_item_gets_identifiers_and_the_same_key_does_it_once()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens("MLLOCALNEWSTALL"))["access_token"]!;

        var answer = await Upsert(square, token, NewItem);
        var again = await Upsert(square, token, NewItem);

        Assert.Equal(answer.ToJsonString(), again.ToJsonString());
        var ids = answer["id_mappings"]!.AsArray().ToDictionary(id => (string)id!["client_object_id"]!, id => (string)id!["object_id"]!);
        Assert.Equal(["#cup", "#pot", "#tea"], ids.Keys.Order(StringComparer.Ordinal));
        var item = answer["catalog_object"]!;
        Assert.Equal(ids["#tea"], (string)item["id"]!);
        Assert.Equal("Black & hot", (string)item["item_data"]!["description_plaintext"]!);
        Assert.Equal("x", (string)item["custom_attribute_values"]!["note"]!["string_value"]!);
        Assert.Equal(
            [(ids["#pot"], ids["#tea"], 0), (ids["#cup"], ids["#tea"], 1)],
            item["item_data"]!["variations"]!.AsArray().Select(variation => (
                (string)variation!["id"]!,
                (string)variation["item_variation_data"]!["item_id"]!,
                (int)variation["item_variation_data"]!["ordinal"]!)));
        var read = await square.Get($"/v2/catalog/object/{ids["#tea"]}", token);
        Assert.Equal(item.ToJsonString(), read["object"]!.ToJsonString());
        Assert.Equal(
            "IDEMPOTENCY_KEY_REUSED idempotency_key", StandIn.Code(await Upsert(square, token, NewItem.Replace("Tea", "Mint"), status: 409)));
    }

    [Fact]
    public async Task What_is_not_written_again_is_gone()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens("MLLOCALNEWSTALL"))["access_token"]!;
        var item = (await Upsert(square, token, NewItem))["catalog_object"]!.DeepClone();
        item.AsObject().Remove("custom_attribute_values");
        item["item_data"]!["variations"]!.AsArray().RemoveAt(0);

        var written = (await Upsert(square, token, item.ToJsonString(), "second"))["catalog_object"]!;

        Assert.Null(written["custom_attribute_values"]);
        Assert.Equal("Cup", (string)Assert.Single(written["item_data"]!["variations"]!.AsArray())!["item_variation_data"]!["name"]!);
        Assert.True((long)written["version"]! > (long)item["version"]!);
        var deleted = await square.Post("/v2/catalog/search", new JsonObject
        {
            ["object_types"] = new JsonArray("ITEM_VARIATION"),
            ["include_deleted_objects"] = true,
            ["begin_time"] = (string)item["updated_at"]!,
        }, token);
        Assert.Equal(
            [("Cup", false), ("Pot", true)],
            deleted["objects"]!.AsArray().Select(entry => ((string)entry!["item_variation_data"]!["name"]!, (bool)entry["is_deleted"]!)).Order());
    }

    [Fact]
    public async Task Another_s_change_is_not_written_over()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens("MLLOCALNEWSTALL"))["access_token"]!;
        var item = (await Upsert(square, token, NewItem))["catalog_object"]!;
        await Upsert(square, token, item.ToJsonString(), "first");

        Assert.Equal("VERSION_MISMATCH version", StandIn.Code(await Upsert(square, token, item.ToJsonString(), "second", 409)));
        item.AsObject().Remove("version");
        Assert.Equal("VERSION_MISMATCH version", StandIn.Code(await Upsert(square, token, item.ToJsonString(), "third", 409)));
    }

    [Theory]
    [InlineData("\"name\":\"Tea\",", "", "MISSING_REQUIRED_PARAMETER name")]
    [InlineData("\"Tea\"", "\"\"", "VALUE_EMPTY name")]
    [InlineData("\"NZD\"", "\"USD\"", "INVALID_VALUE currency")]
    [InlineData("700", "-1", "VALUE_TOO_LOW amount")]
    [InlineData("700", "7.5", "EXPECTED_INTEGER amount")]
    [InlineData(",\"price_money\":{\"amount\":700,\"currency\":\"NZD\"}", "", "MISSING_REQUIRED_PARAMETER price_money")]
    [InlineData("VARIABLE_PRICING\"", "VARIABLE_PRICING\",\"price_money\":{\"amount\":1,\"currency\":\"NZD\"}", "INVALID_VALUE price_money")]
    [InlineData(",\"pricing_type\":\"VARIABLE_PRICING\"", "", "MISSING_REQUIRED_PARAMETER pricing_type")]
    [InlineData("\"item_id\":\"#tea\"", "\"item_id\":\"#coffee\"", "INVALID_VALUE item_id")]
    [InlineData("#pot", "#cup", "INVALID_VALUE id")]
    [InlineData("item_data\":{", "item_data\":{\"colour\":\"red\",", "UNKNOWN_BODY_PARAMETER item_data.colour")]
    [InlineData("item_data\":{", "item_data\":{\"categories\":[{\"id\":\"none\"}],", "INVALID_VALUE categories")]
    [InlineData("item_data\":{", "item_data\":{\"product_type\":\"CAR\",", "INVALID_ENUM_VALUE product_type")]
    [InlineData("\"type\":\"ITEM\",", "\"type\":\"ITEM\",\"shape\":1,", "UNKNOWN_BODY_PARAMETER object.shape")]
    [InlineData("\"type\":\"ITEM\"", "\"type\":\"CATEGORY\"", "UNKNOWN_BODY_PARAMETER object.item_data")]
    public async Task What_is_not_valid_is_refused_and_nothing_of_it_written(string part, string changed, string code)
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens("MLLOCALNEWSTALL"))["access_token"]!;

        Assert.Contains(part, NewItem, StringComparison.Ordinal);
        Assert.Equal(code, StandIn.Code(await Upsert(square, token, NewItem.Replace(part, changed), status: 400)));
        Assert.Equal("{}", (await square.Get("/v2/catalog/list?types=ITEM,ITEM_VARIATION,CATEGORY", token)).ToJsonString());
    }

    [Fact]
    public async Task A_deleted_item_takes_its_variations_along()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens("MLLOCALNEWSTALL"))["access_token"]!;
        var id = (string)(await Upsert(square, token, NewItem))["catalog_object"]!["id"]!;

        var answer = await square.Send(new HttpRequestMessage(HttpMethod.Delete, $"/v2/catalog/object/{id}"), token, 200);

        Assert.Equal(3, answer["deleted_object_ids"]!.AsArray().Count);
        Assert.Equal("NOT_FOUND", StandIn.Code(await square.Get($"/v2/catalog/object/{id}", token, 404)));
        await square.Send(new HttpRequestMessage(HttpMethod.Delete, $"/v2/catalog/object/{id}"), token, 404);
        Assert.Equal("{}", (await square.Get("/v2/catalog/list?types=ITEM,ITEM_VARIATION", token)).ToJsonString());
    }

    [Theory]
    [InlineData("""{"text_query":{"keywords":["kenya","flat"]}}""", 1)]
    [InlineData("""{"text_query":{"keywords":["KEN"]}}""", 13)]
    [InlineData("""{"text_query":{"keywords":["at","ken"]}}""", 13)]
    [InlineData("""{"text_query":{"keywords":["enya"]}}""", 0)]
    [InlineData("""{"prefix_query":{"attribute_name":"name","attribute_prefix":"peru c"}}""", 4)]
    [InlineData("""{"exact_query":{"attribute_name":"name","attribute_value":"peru chai"}}""", 1)]
    [InlineData("""{"set_query":{"attribute_name":"name","attribute_values":["peru chai","kenya chai","tea"]}}""", 2)]
    public async Task Items_are_found(string query, int count)
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens())["access_token"]!;

        var found = await square.Post(
            "/v2/catalog/search", new JsonObject { ["object_types"] = new JsonArray("ITEM"), ["query"] = JsonNode.Parse(query) }, token);

        Assert.Equal(count, found["objects"]?.AsArray().Count ?? 0);
    }

    private static Task<JsonObject> Upsert(StandIn square, string token, string item, string key = "key-1", int status = 200) => square.Post(
        "/v2/catalog/object", new JsonObject { ["idempotency_key"] = key, ["object"] = JsonNode.Parse(item) }, token, status);
}
