using System.Text.Json;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Tables;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Items;

public sealed class AttributeValueJsonTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public void Every_type_of_DynamoDB_is_read()
    {
        var item = Read("""
            {"s":{"S":"text"},"n":{"N":"-1.50"},"b":{"B":"AQI="},"t":{"BOOL":true},"f":{"BOOL":false},"z":{"NULL":true},
            "m":{"M":{"a":{"S":"x"},"empty":{"M":{}}}},"l":{"L":[{"N":"1"},{"L":[]}]},
            "ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AQ==","Ag=="]}}
            """);

        Assert.Equal("text", item["s"].S);
        Assert.Equal("-1.50", item["n"].N);
        Assert.Equal([1, 2], item["b"].B.ToArray());
        Assert.Equal((true, false, true), (item["t"].BOOL, item["f"].BOOL, item["z"].NULL));
        Assert.Equal("x", item["m"].M["a"].S);
        Assert.Empty(item["m"].M["empty"].M);
        Assert.Equal("1", item["l"].L[0].N);
        Assert.Empty(item["l"].L[1].L);
        Assert.Equal(["a", "b"], item["ss"].SS);
        Assert.Equal(["1", "2"], item["ns"].NS);
        Assert.Equal([[1], [2]], item["bs"].BS.Select(bytes => bytes.ToArray()));
        Assert.Equal(11, item.Count);
    }

    /// <summary>So no type is lost or confused on the way, empty lists and maps included.</summary>
    [Fact]
    public async Task What_is_read_can_be_stored_and_is_stored_as_it_was()
    {
        var table = new TableDefinition("lambda", "images", "id");
        await fixture.Database.CreateTables([table]);
        var item = Read("""
            {"id":{"S":"a"},"l":{"L":[{"M":{}},{"L":[]},{"NULL":true},{"BOOL":false}]},"m":{"M":{"n":{"N":"12"}}},"ss":{"SS":["x"]}}
            """);

        var (client, name) = (fixture.Database.Client, table.NameIn(fixture.Stage));
        await client.PutItemAsync(name, item);
        var stored = (await client.GetItemAsync(name, new() { ["id"] = item["id"] }, consistentRead: true)).Item;

        Assert.Equal(["id", "l", "m", "ss"], stored.Keys.Order());
        Assert.Empty(stored["l"].L[0].M);
        Assert.Empty(stored["l"].L[1].L);
        Assert.True(stored["l"].L[2].NULL);
        Assert.False(stored["l"].L[3].BOOL);
        Assert.Equal("12", stored["m"].M["n"].N);
        Assert.Equal(["x"], stored["ss"].SS);
    }

    [Theory]
    [InlineData("""["a"]""", "item should be a JSON Object, and is Array.")]
    [InlineData("""{"a":"secret"}""", "item.a should be a JSON Object, and is String.")]
    [InlineData("""{"a":{}}""", "item.a has no type.")]
    [InlineData("""{"a":{"S":"secret","N":"1"}}""", "item.a has several types.")]
    [InlineData("""{"a":{"X":"secret"}}""", "item.a is of no type that DynamoDB has.")]
    [InlineData("""{"a":{"N":1}}""", "item.a should be a JSON String, and is Number.")]
    [InlineData("""{"a":{"B":"secret!"}}""", "item.a is not base64.")]
    [InlineData("""{"a":{"BOOL":"true"}}""", "item.a is neither true nor false.")]
    [InlineData("""{"a":{"L":[{"S":"x"},{"M":{"b":{"SS":[null]}}}]}}""", "item.a[1].b should be a JSON String, and is Null.")]
    public void What_is_no_item_is_refused_with_its_place(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(json)).Message);

    [Fact]
    public void An_item_that_nests_deeper_than_DynamoDB_takes_is_refused()
    {
        Assert.Single(Read(Nested(32)));
        Assert.EndsWith(
            "nests deeper than 32 levels.", Assert.Throws<FormatException>(() => Read(Nested(33))).Message, StringComparison.Ordinal);
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("""{"a":{"M":""", levels - 1)) + """{"a":{"S":"x"}}"""
        + string.Concat(Enumerable.Repeat("}}", levels - 1));

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        return AttributeValueJson.ReadItem(document.RootElement);
    }
}
