using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Tests.Items;

public sealed class ItemReaderTests
{
    [Fact]
    public void What_a_writer_wrote_a_reader_reads()
    {
        var moment = new DateTimeOffset(2031, 5, 6, 9, 15, 0, 250, TimeSpan.FromHours(12));
        var item = Item(writer => writer
            .String("text", "Mere")
            .Number("int", 7)
            .Number("long", 1L << 60)
            .Number("decimal", 12.50m)
            .Number("double", 0.1)
            .Boolean("flag", false)
            .Timestamp("moment", moment)
            .EpochSeconds("ttl", moment)
            .Binary("bytes", [1, 2, 3])
            .Map("totals", totals => totals.String("total", "20.00"))
            .List("lines", [1, 2], (quantity, line) => line.Number("quantity", quantity))
            .Strings("tags", ["b", "a", "b"])
            .StringSet("codes", ["x", "x"]));

        Assert.Equal("Mere", item.String("text"));
        Assert.Equal(7, item.Int("int"));
        Assert.Equal(1L << 60, item.Long("long"));
        Assert.Equal(12.5m, item.Decimal("decimal"));
        Assert.Equal(0.1, item.Double("double"));
        Assert.False(item.Boolean("flag"));
        Assert.Equal(moment, item.Timestamp("moment"));
        Assert.Equal(TimeSpan.Zero, item.Timestamp("moment").Offset);
        Assert.Equal(moment.ToUnixTimeSeconds(), item.EpochSeconds("ttl").ToUnixTimeSeconds());
        Assert.Equal([1, 2, 3], item.Binary("bytes"));
        Assert.Equal(20m, item.Map("totals").DecimalOrText("total"));
        Assert.Equal([1, 2], item.List("lines", line => line.Int("quantity")));
        Assert.Equal(["b", "a", "b"], item.Strings("tags"));
        Assert.Equal(["x"], item.Strings("codes"));
    }

    [Fact]
    public void A_null_value_is_not_written_and_reads_as_null()
    {
        var item = Item(writer => writer.String("a", null).Number("b", (int?)null).Timestamp("c", null).Strings("d", null));

        Assert.Empty(item.Names);
        Assert.Null(item.StringOrNull("a"));
        Assert.Null(item.IntOrNull("b"));
        Assert.Null(item.TimestampOrNull("c"));
        Assert.Empty(item.Strings("d"));
        Assert.Null(item.MapOrNull("e"));
    }

    [Fact]
    public void An_attribute_that_is_NULL_reads_as_an_absent_one()
    {
        var item = Item(new Dictionary<string, AttributeValue> { ["name"] = new AttributeValue { NULL = true } });

        Assert.False(item.Has("name"));
        Assert.Null(item.StringOrNull("name"));
        Assert.Equal(
            "Table t: attribute name should be a string but is NULL.",
            Assert.Throws<MalformedItemException>(() => item.String("name")).Message);
    }

    [Fact]
    public void A_missing_attribute_deep_within_is_named_by_its_whole_path()
    {
        var item = Item(writer => writer.Map("order", order => order
            .List("lines", [1, 2], (number, line) => line.Map("product", product =>
                product.String("code", number == 1 ? "A" : null)))));

        var exception = Assert.Throws<MalformedItemException>(() =>
            item.Map("order").List("lines", line => line.Map("product").String("code")));

        Assert.Equal("order.lines[1].product.code", exception.Attribute);
        Assert.Equal("Table t: attribute order.lines[1].product.code should be a string but is absent.", exception.Message);
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "Int", "Table t: attribute x should be a whole number of 32 bits but is the string \"5\"." },
        { "Boolean", "Table t: attribute x should be a boolean but is the string \"5\"." },
        { "Map", "Table t: attribute x should be a map but is the string \"5\"." },
        { "List", "Table t: attribute x should be a list but is the string \"5\"." },
        { "Timestamp", "Table t: attribute x should be an ISO 8601 date and time but is the string \"5\"." },
        { "Binary", "Table t: attribute x should be binary but is the string \"5\"." },
        { "EpochSeconds", "Table t: attribute x should be seconds since 1970 but is the string \"5\"." },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void An_attribute_of_another_type_is_refused_with_what_is_there(string read, string message)
    {
        var item = Item(writer => writer.String("x", "5"));
        Action reading = read switch
        {
            "Int" => () => item.IntOrNull("x"),
            "Boolean" => () => item.BooleanOrNull("x"),
            "Map" => () => item.MapOrNull("x"),
            "List" => () => item.List("x", line => line.Int("n")),
            "Timestamp" => () => item.TimestampOrNull("x"),
            "Binary" => () => item.BinaryOrNull("x"),
            _ => () => item.EpochSecondsOrNull("x"),
        };

        Assert.Equal(message, Assert.Throws<MalformedItemException>(reading).Message);
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("1.5")]
    [InlineData("1E+100")]
    public void A_number_that_is_no_32_bit_integer_is_not_rounded(string number)
    {
        var item = Item(new Dictionary<string, AttributeValue> { ["n"] = new AttributeValue { N = number } });

        Assert.Throws<MalformedItemException>(() => item.Int("n"));
    }

    [Theory]
    [InlineData("19.90", "19.90")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("", null)]
    [InlineData("  ", null)]
    public void Money_kept_as_text_reads_as_a_number_and_blank_as_null(string text, string? number)
    {
        var item = Item(writer => writer.String("total", text));

        Assert.Equal(number is null ? null : decimal.Parse(number), item.DecimalOrTextOrNull("total"));
    }

    [Fact]
    public void Any_attribute_can_be_had_as_plain_values()
    {
        var item = Item(writer => writer
            .Map("data", data => data
                .String("s", "x").Number("n", 1.5m).Boolean("b", true).Strings("l", ["y"])));

        var data = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(item.Value("data"));

        Assert.Equal("x", data["s"]);
        Assert.Equal(1.5m, data["n"]);
        Assert.Equal(true, data["b"]);
        Assert.Equal(["y"], Assert.IsAssignableFrom<IReadOnlyList<object?>>(data["l"]));
        Assert.Null(item.Value("absent"));
    }

    [Fact]
    public void Plain_values_of_any_shape_are_written_as_they_are_read()
    {
        IReadOnlyDictionary<string, object?> plain = new Dictionary<string, object?>
        {
            ["nothing"] = null,
            ["text"] = "x",
            ["flag"] = true,
            ["number"] = 1.5m,
            ["huge"] = 1e100,
            ["bytes"] = new byte[] { 1, 2 },
            ["list"] = new object?[] { "y", null, new object?[] { 2m } },
            ["empty"] = Array.Empty<object?>(),
            ["map"] = new Dictionary<string, object?> { ["inner"] = new Dictionary<string, object?>() },
        };

        var item = Item(writer => writer.Value("data", plain));

        Assert.Equivalent(plain, item.Value("data"), strict: true);
        Assert.Throws<ArgumentException>(() => Item(writer => writer.Value("data", DateTimeOffset.UnixEpoch)));
    }

    private static ItemReader Item(Action<ItemWriter> write)
    {
        var writer = new ItemWriter();
        write(writer);
        return Item(writer.Attributes);
    }

    private static ItemReader Item(Dictionary<string, AttributeValue> attributes) => new(attributes, new ItemPath("t"));
}
