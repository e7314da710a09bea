using Graph.Operations.Migration;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Tests.Migration;

public sealed class CanonicalItemTests
{
    [Fact]
    public void The_order_of_attributes_and_of_sets_and_the_form_of_numbers_do_not_count()
    {
        var one = new Item
        {
            ["a"] = new() { SS = ["x", "y"] },
            ["b"] = new() { NS = ["1.0", "20"] },
            ["c"] = new() { BS = [Bytes(1), Bytes(2, 3)] },
            ["d"] = new() { M = new() { ["p"] = new() { N = "1E+2" }, ["q"] = new("z") } },
        };
        var other = new Item
        {
            ["d"] = new() { M = new() { ["q"] = new("z"), ["p"] = new() { N = "100" } } },
            ["c"] = new() { BS = [Bytes(2, 3), Bytes(1)] },
            ["b"] = new() { NS = ["2E1", "1"] },
            ["a"] = new() { SS = ["y", "x"] },
        };

        Assert.Equal(CanonicalItem.Hash(one), CanonicalItem.Hash(other));
    }

    [Fact]
    public void Everything_else_counts()
    {
        Item[] items =
        [
            [],
            new() { ["a"] = new("1") },
            new() { ["b"] = new("1") },
            new() { ["a"] = new() { N = "1" } },
            new() { ["a"] = new() { B = Bytes((byte)'1') } },
            new() { ["a"] = new() { BOOL = true } },
            new() { ["a"] = new() { BOOL = false } },
            new() { ["a"] = new() { NULL = true } },
            new() { ["a"] = new("") },
            new() { ["a"] = new() { SS = ["1"] } },
            new() { ["a"] = new() { NS = ["1"] } },
            new() { ["a"] = new() { BS = [Bytes((byte)'1')] } },
            new() { ["a"] = new() { L = [new("1")] } },
            new() { ["a"] = new() { L = [new("1"), new("2")] } },
            new() { ["a"] = new() { L = [new("2"), new("1")] } },
            new() { ["a"] = new() { L = [] } },
            new() { ["a"] = new() { M = [] } },
            new() { ["a"] = new() { M = new() { ["a"] = new("1") } } },
            new() { ["a"] = new("1"), ["b"] = new("1") },
            new() { ["a"] = new("1S"), ["b"] = new("") },
        ];

        Assert.Equal(items.Length, items.Select(item => Convert.ToHexString(CanonicalItem.Hash(item))).Distinct().Count());
    }

    [Fact]
    public void An_attribute_can_be_left_out_of_it() => Assert.Equal(
        CanonicalItem.Hash(new Item { ["a"] = new("1") }),
        CanonicalItem.Hash(new Item { ["a"] = new("1"), ["ttl"] = new() { N = "5" } }, "ttl"));

    private static MemoryStream Bytes(params byte[] bytes) => new(bytes);
}
