using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>Makes events wrong: members of another kind, missing or too many, bytes that are changed or cut off, or anything at all.</summary>
internal static class EventMutations
{
    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1", "1e400", "9223372036854775808", "\"\"", "\"\\u0000\\u2028\"", "\"*/*; q=x, %zz%00\"", "[]", "[null]", "{}", "[[[[]]]]",
        "{\"a\":{\"b\":[1]}}", "\"GET\"", "\"$disconnect\"", "\"MESSAGE\"", "\"//..%2f?#\"",
    ];

    public static byte[] Of(byte[] sample, Random random) => random.Next(10) switch
    {
        0 => sample[..random.Next(sample.Length)],
        1 => Flip(sample, random),
        2 => Anything(random),
        _ => Change(sample, random),
    };

    private static byte[] Flip(byte[] sample, Random random)
    {
        var flipped = (byte[])sample.Clone();
        for (var count = random.Next(1, 5); count > 0; count--)
            flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
        return flipped;
    }

    private static byte[] Anything(Random random)
    {
        var bytes = new byte[random.Next(1, 300)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? bytes : Encoding.UTF8.GetBytes(s_values[random.Next(s_values.Length)]);
    }

    private static byte[] Change(byte[] sample, Random random)
    {
        var json = JsonNode.Parse(sample)!;
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var places = Objects(json).Where(node => node.Count > 0).ToArray();
            if (places.Length == 0)
                break;
            var place = places[random.Next(places.Length)];
            var name = place.ElementAt(random.Next(place.Count)).Key;
            if (random.Next(4) == 0)
                place.Remove(name);
            else
                place[name] = Value(random);
        }
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static JsonNode? Value(Random random) => random.Next(8) == 0
        ? new string((char)random.Next(1, 0x800), random.Next(1, 100_000))
        : JsonNode.Parse(s_values[random.Next(s_values.Length)]);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => [members, .. members.SelectMany(member => Objects(member.Value))],
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };
}
