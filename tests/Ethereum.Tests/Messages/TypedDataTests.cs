using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Messages;

namespace Graph.Ethereum.Tests.Messages;

public sealed class TypedDataTests(Ethers ethers) : IClassFixture<Ethers>
{
    /// <summary>The example of EIP-712.</summary>
    private const string Mail =
        """
        {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
        "Person":[{"name":"name","type":"string"},{"name":"wallet","type":"address"}],
        "Mail":[{"name":"from","type":"Person"},{"name":"to","type":"Person"},{"name":"contents","type":"string"}]},
        "primaryType":"Mail",
        "domain":{"name":"Ether Mail","version":"1","chainId":1,"verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
        "message":{"from":{"name":"Cow","wallet":"0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},"to":{"name":"Bob","wallet":"0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},"contents":"Hello, Bob!"}}
        """;

    [Fact]
    public void The_example_of_EIP_712_has_its_hash() =>
        Assert.Equal("0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2", HashOf(Mail));

    [Fact]
    public async Task Five_hundred_random_graphs_of_types_have_the_hashes_that_ethers_gives_them()
    {
        var inputs = new Inputs(10);
        var data = Enumerable.Range(0, 500).Select(_ => RandomTypedData.Make(inputs)).ToArray();

        var expected = await ethers.Ask("hashTypedData", data.Select(one => one.DeepClone()));

        for (var i = 0; i < data.Length; i++)
            Assert.True((string)expected[i]! == HashOf(data[i].ToJsonString()), data[i].ToJsonString());
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "'types' is not there")]
    [InlineData("""{"types":{},"domain":{},"primaryType":"X","message":{}}""", "There is no type X.")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"B"}],"B":[{"name":"y","type":"A[]"}]},"domain":{},"primaryType":"A","message":{}}""", "holds itself")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8"}]},"domain":{},"primaryType":"A","message":{}}""", "message.x is not there.")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8"}]},"domain":{},"primaryType":"A","message":{"x":256}}""", "message.x is no uint8")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"int8"}]},"domain":{},"primaryType":"A","message":{"x":"-129"}}""", "message.x is no int8")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8"}]},"domain":{},"primaryType":"A","message":{"x":1.5}}""", "message.x is no uint8")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint7"}]},"domain":{},"primaryType":"A","message":{"x":1}}""", "there is no type uint7")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"bytes33"}]},"domain":{},"primaryType":"A","message":{"x":"0x"}}""", "there is no type bytes33")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"bytes2"}]},"domain":{},"primaryType":"A","message":{"x":"0x01"}}""", "has 1 bytes")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"address"}]},"domain":{},"primaryType":"A","message":{"x":"0x01"}}""", "is no address")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"bool"}]},"domain":{},"primaryType":"A","message":{"x":1}}""", "neither true nor false")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8[2]"}]},"domain":{},"primaryType":"A","message":{"x":[1]}}""", "has 1 entries")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"string"}]},"domain":{},"primaryType":"A","message":{"x":"\ud800"}}""", "surrogate")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"string[]]"}]},"domain":{},"primaryType":"A","message":{"x":[]}}""", "is not written as string[]")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"string[0]"}]},"domain":{},"primaryType":"A","message":{"x":[]}}""", "is not written as string[]")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"string[02]"}]},"domain":{},"primaryType":"A","message":{"x":["",""]}}""", "is not written as string[]")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"B[]"}]},"domain":{},"primaryType":"A","message":{"x":[]}}""", "A.x: there is no type B.")]
    [InlineData("""{"types":{"A":[],"C":[{"name":"x","type":"B"}]},"domain":{},"primaryType":"A","message":{}}""", "C.x: there is no type B.")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8"}],"uint8":[]},"domain":{},"primaryType":"A","message":{"x":{}}}""", "Type uint8 is one of Solidity's own.")]
    [InlineData("""{"types":{"A":[{"name":"","type":"uint8"}]},"domain":{},"primaryType":"A","message":{"":1}}""", "has 0 characters")]
    [InlineData("""{"types":{"A":[]},"domain":{"nam":"x"},"primaryType":"A","message":{}}""", "domain.nam is no member of a domain")]
    public void What_is_no_typed_data_is_refused_with_where_and_why(string json, string part) => AssertRefused(part, json);

    /// <summary>Both would be hashed as <c>A(uint8 x)B(bool y)</c>, so that who is shown the one would sign the other.</summary>
    [Fact]
    public void A_name_that_reads_as_another_type_is_refused()
    {
        const string Two = """{"types":{"A":[{"name":"x","type":"B"}],"B":[{"name":"y","type":"bool"}]},"domain":{},"primaryType":"A","message":{"x":{"y":true}}}""";
        Assert.NotEmpty(HashOf(Two));

        foreach (var name in new[] { "A(uint8 x)B", "B ", "B,C", "B)", "B[", "B]", "B\\n" })
        {
            AssertRefused("'", Two.Replace("\"B\":[", $"\"{name}\":[", StringComparison.Ordinal));
            AssertRefused("'", Two.Replace("\"y\"", $"\"{name}\"", StringComparison.Ordinal));
        }
    }

    /// <summary>As one exchange calls its types.</summary>
    [Fact]
    public async Task A_name_with_a_colon_is_hashed_as_ethers_hashes_it()
    {
        var data = JsonNode.Parse("""{"types":{"Hyper:Send":[{"name":"to","type":"string"}]},"domain":{"name":"x"},"primaryType":"Hyper:Send","message":{"to":"y"}}""")!;

        Assert.Equal((string)(await ethers.Ask("hashTypedData", [data]))[0]!, HashOf(data.ToJsonString()));
    }

    [Fact]
    public async Task A_member_of_the_domain_that_is_null_is_not_given_as_in_ethers()
    {
        var data = JsonNode.Parse("""{"types":{"A":[{"name":"x","type":"bool"}]},"domain":{"name":"x","salt":null,"more":null},"primaryType":"A","message":{"x":true}}""")!;

        Assert.Equal((string)(await ethers.Ask("hashTypedData", [data.DeepClone()]))[0]!, HashOf(data.ToJsonString()));
    }

    /// <summary>Types are written anew for each entry that is a list, and a path for what is refused.</summary>
    [Fact]
    public void Names_are_short_so_that_many_entries_do_not_cost_memory()
    {
        var name = new string('m', 201);

        AssertRefused("201 characters", $$$"""{"types":{"{{{name}}}":[]},"domain":{},"primaryType":"{{{name}}}","message":{}}""");
        AssertRefused("201 characters", $$$"""{"types":{"A":[{"name":"{{{name}}}","type":"bool"}]},"domain":{},"primaryType":"A","message":{}}""");
        AssertRefused("201 characters", $$$"""{"types":{"A":[{"name":"x","type":"{{{name}}}"}]},"domain":{},"primaryType":"A","message":{}}""");
        var brackets = string.Concat(Enumerable.Repeat("[]", 65));
        AssertRefused("not written as", $$$"""{"types":{"A":[{"name":"x","type":"bool{{{brackets}}}"}]},"domain":{},"primaryType":"A","message":{}}""");
    }

    /// <summary>Some twenty thousand entries below names that are 12,000 characters long together.</summary>
    [Fact]
    public void Many_entries_deep_within_long_names_do_not_cost_memory()
    {
        const int Depth = 60;
        var name = new string('m', 200);
        var types = Enumerable.Range(0, Depth).Select(i => $"\"T{i}\":[{{\"name\":\"{name}\",\"type\":\"T{i + 1}\"}}],");
        var start = $$$"""{"types":{{{{string.Concat(types)}}}"T{{{Depth}}}":[{"name":"x","type":"uint8[]"}]},"domain":{},"primaryType":"T0","message":"""
            + string.Concat(Enumerable.Repeat($$"""{"{{name}}":""", Depth)) + """{"x":[0""";
        var end = "]}" + new string('}', Depth) + "}";
        var entries = (TypedData.Longest - start.Length - end.Length) / 2;
        var json = start + string.Concat(Enumerable.Repeat(",0", entries)) + end;
        var before = GC.GetAllocatedBytesForCurrentThread();

        HashOf(json);

        Assert.InRange(entries, 15_000, 25_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
    }

    [Fact]
    public void A_refusal_says_where_also_deep_within_lists()
    {
        AssertRefused(
            "message.a[1][0].b is no uint8",
            """{"types":{"A":[{"name":"a","type":"B[][2]"}],"B":[{"name":"b","type":"uint8"}]},"domain":{},"primaryType":"A","message":{"a":[[],[{"b":-1}]]}}""");
        AssertRefused("domain.chainId is no uint256", """{"types":{"A":[]},"domain":{"chainId":"x"},"primaryType":"A","message":{}}""");
    }

    [Fact]
    public void More_than_64_KB_is_refused() => Assert.Throws<TypedDataException>(() => HashOf(new string(' ', TypedData.Longest + 1)));

    [Fact]
    public void Whatever_is_changed_in_it_it_is_hashed_or_refused()
    {
        var inputs = new Inputs(11);
        var refused = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var json = System.Text.Encoding.UTF8.GetBytes(i % 2 == 0 ? Mail : RandomTypedData.Make(inputs).ToJsonString());
            for (var changes = inputs.Below(4); changes >= 0; changes--)
                json[inputs.Below(json.Length)] = inputs.Bytes(1)[0];
            try
            {
                TypedData.Hash(json);
            }
            catch (TypedDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 3_000);
    }

    private static void AssertRefused(string part, string json)
    {
        var refused = Assert.Throws<TypedDataException>(() => HashOf(json));

        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    private static string HashOf(string json) => TypedData.Hash(System.Text.Encoding.UTF8.GetBytes(json)).ToString();

    /// <summary>Types that use those before them, and a value of the last.</summary>
    private static class RandomTypedData
    {
        public static JsonObject Make(Inputs inputs)
        {
            var types = new JsonObject();
            var names = new List<string>();
            for (var i = 1 + inputs.Below(4); i > 0; i--)
            {
                var name = $"T{i}";
                types[name] = new JsonArray([.. Enumerable.Range(0, 1 + inputs.Below(4)).Select(member => Member($"m{member}", Type(inputs, names)))]);
                names.Add(name);
            }
            var used = Reachable(types, names[^1]);
            foreach (var unused in names.Where(name => !used.Contains(name)))
                types.Remove(unused);
            var message = Value(inputs, types, names[^1]);
            return new JsonObject
            {
                ["types"] = types, ["primaryType"] = names[^1], ["domain"] = Domain(inputs), ["message"] = message,
            };
        }

        private static HashSet<string> Reachable(JsonObject types, string root)
        {
            var found = new HashSet<string> { root };
            var pending = new Queue<string>([root]);
            while (pending.TryDequeue(out var type))
            {
                foreach (var member in types[type]!.AsArray())
                {
                    var inner = ((string)member!["type"]!).Split('[')[0];
                    if (types.ContainsKey(inner) && found.Add(inner))
                        pending.Enqueue(inner);
                }
            }
            return found;
        }

        private static JsonObject Domain(Inputs inputs)
        {
            var domain = new JsonObject();
            if (inputs.Coin())
                domain["name"] = "App é";
            if (inputs.Coin())
                domain["version"] = "2";
            if (inputs.Coin())
                domain["chainId"] = inputs.Below(100_000);
            if (inputs.Coin())
                domain["verifyingContract"] = inputs.Address().ToString();
            if (inputs.Coin())
                domain["salt"] = Hex.Of(inputs.Bytes(32));
            return domain;
        }

        private static JsonObject Member(string name, string type) => new() { ["name"] = name, ["type"] = type };

        private static string Type(Inputs inputs, List<string> structs)
        {
            var type = inputs.Below(8) switch
            {
                0 => "string",
                1 => "bytes",
                2 => "bool",
                3 => "address",
                4 => $"bytes{1 + inputs.Below(32)}",
                5 => $"uint{8 * (1 + inputs.Below(32))}",
                6 => $"int{8 * (1 + inputs.Below(32))}",
                _ => structs.Count == 0 ? "string" : structs[inputs.Below(structs.Count)],
            };
            return inputs.Below(6) switch
            {
                0 => $"{type}[]",
                1 => $"{type}[2]",
                2 => $"{type}[][3]",
                _ => type,
            };
        }

        private static JsonNode Value(Inputs inputs, JsonObject types, string type)
        {
            if (type.EndsWith(']'))
            {
                var bracket = type.LastIndexOf('[');
                var count = type[(bracket + 1)..^1] is { Length: > 0 } size ? int.Parse(size, CultureInfo.InvariantCulture) : inputs.Below(4);
                return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Value(inputs, types, type[..bracket]))]);
            }
            if (types[type] is JsonArray members)
                return new JsonObject(members.Select(member => KeyValuePair.Create(
                    (string)member!["name"]!, (JsonNode?)Value(inputs, types, (string)member["type"]!))));
            return type switch
            {
                "string" => new string('ü', inputs.Below(40)),
                "bytes" => Hex.Of(inputs.Bytes(inputs.Below(80))),
                "bool" => inputs.Coin(),
                "address" => inputs.Address().ToString(),
                _ when type.StartsWith("bytes", StringComparison.Ordinal) => Hex.Of(inputs.Bytes(int.Parse(type[5..], CultureInfo.InvariantCulture))),
                _ when type.StartsWith("uint", StringComparison.Ordinal) => Number(inputs.Number(int.Parse(type[4..], CultureInfo.InvariantCulture) / 8)),
                _ => Signed(inputs, int.Parse(type[3..], CultureInfo.InvariantCulture)),
            };
        }

        private static JsonNode Signed(Inputs inputs, int bits)
        {
            var number = inputs.Number(bits / 8);
            return Number(number >= BigInteger.One << (bits - 1) ? number - (BigInteger.One << bits) : number);
        }

        private static JsonNode Number(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
