using System.Globalization;
using System.Text.Json.Nodes;
using Graph.Gateway.Rest.Shaping;
using Graph.Testing.Peers;

namespace Graph.Gateway.Tests.Rest;

/// <summary>Compared with what Node's own <c>toFixed(2)</c> says.</summary>
public sealed class TwoDecimalsTests
{
    private const string Oracle =
        """
        require('readline').createInterface({ input: process.stdin }).on('line', line =>
          console.log(JSON.stringify({ texts: JSON.parse(line).numbers.map(number => number.toFixed(2)) })));
        """;

    private const int Batch = 10_000;

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(-0.0, "0.00")]
    [InlineData(29129.625, "29129.63")]
    [InlineData(-0.125, "-0.13")]
    [InlineData(-0.001, "-0.00")]
    [InlineData(1.005, "1.00")]
    [InlineData(1e21, "1e+21")]
    public void Numbers_have_the_two_decimals_of_JavaScript(double number, string text) => Assert.Equal(text, TwoDecimals.Format(number));

    [Fact]
    public async Task Of_200_000_numbers_each_is_written_as_Node_writes_it()
    {
        await using var node = Peer.Start("node", Path.GetTempPath(), "-e", Oracle);
        foreach (var numbers in Numbers().Chunk(Batch))
        {
            var answer = await node.Ask(new JsonObject { ["numbers"] = new JsonArray([.. numbers.Select(number => (JsonNode)number)]) });

            var differences = numbers.Zip(answer["texts"]!.AsArray(), (number, text) => (number, Text: (string)text!))
                .Where(pair => TwoDecimals.Format(pair.number) != pair.Text)
                .Select(pair => $"{pair.number.ToString("R", CultureInfo.InvariantCulture)}: {pair.Text}, not {TwoDecimals.Format(pair.number)}")
                .Take(10);
            Assert.Empty(differences);
        }
    }

    /// <summary>Multiples of 1/8, among which are all exact halves of a hundredth, and any others up to the largest, half of all negative.</summary>
    private static IEnumerable<double> Numbers()
    {
        var random = new Random(20310506);
        for (var i = 0; i < 100_000; i++)
            yield return random.NextInt64(-(1L << random.Next(1, 53)), 1L << random.Next(1, 53)) / 8.0;
        for (var i = 0; i < 40_000; i++)
            yield return (random.NextDouble() - 0.5) * 20_000;
        for (var i = 0; i < 40_000; i++)
            yield return random.Next(-100_000_000, 100_000_000) / 1000.0;
        for (var i = 0; i < 20_000; i++)
            yield return (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 30));
    }
}
