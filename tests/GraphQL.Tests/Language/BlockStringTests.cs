using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

public sealed class BlockStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("\n \t \r\n", "")]
    [InlineData("one line", "one line")]
    [InlineData("  one line  ", "  one line  ")]
    [InlineData("\n    Dear,\n      how are you?\n    Yours\n  ", "Dear,\n  how are you?\nYours")]
    [InlineData("first\n    second\n      third", "first\nsecond\n  third")]
    [InlineData("\n\n  a\n\n  b\n\n", "a\n\nb")]
    [InlineData("\n\ta\n\t b", "a\n b")]
    [InlineData("\r\n  a\r  b\n  c", "a\nb\nc")]
    [InlineData("\n    a\n \n    b", "a\n\nb")]
    [InlineData("says \\\"\"\" here \\\"\"\"", "says \"\"\" here \"\"\"")]
    [InlineData("no \\n escapes \\u0041 \\ ", "no \\n escapes \\u0041 \\ ")]
    [InlineData("\\\\\"\"\"", "\\\"\"\"")]
    [InlineData("a \" b \"\" c", "a \" b \"\" c")]
    public void The_value_of_a_block_string_is_free_of_the_indentation_of_its_source(string raw, string value)
    {
        var node = Assert.IsType<StringValueNode>(Parser.ParseValue("\"\"\"" + raw + "\"\"\""));

        Assert.True(node.IsBlock);
        Assert.Equal(value, node.Value);
    }

    [Theory]
    [InlineData("\"\"\"open", 1, 8)]
    [InlineData("\"\"\"open\n\"\"", 2, 3)]
    [InlineData("\"\"\"a \\\"\"\"", 1, 10)]
    public void An_unterminated_block_string_is_refused_at_the_end(string source, int line, int column)
    {
        var error = Assert.Throws<GraphQLException>(() => Parser.ParseValue(source)).Error;

        Assert.Equal("Syntax Error: Unterminated string.", error.Message);
        Assert.Equal([new Location(line, column)], error.Locations);
    }

    [Theory]
    [InlineData("short", "\"\"\"short\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("ends in a quote\"", "\"\"\"\nends in a quote\"\n\"\"\"")]
    [InlineData("ends in a slash\\", "\"\"\"\nends in a slash\\\n\"\"\"")]
    [InlineData(" starts white", "\"\"\" starts white\"\"\"")]
    [InlineData(" starts white\"", "\"\"\" starts white\"\n\"\"\"")]
    [InlineData("has \"\"\" in it", "\"\"\"has \\\"\"\" in it\"\"\"")]
    [InlineData("", "\"\"\"\"\"\"")]
    public void A_value_is_printed_on_lines_of_its_own_where_that_reads_better(string value, string printed) =>
        Assert.Equal(printed, BlockString.Print(value));

    [Theory]
    [InlineData("plain", true)]
    [InlineData("", true)]
    [InlineData("a\n  b\nc", true)]
    [InlineData("\nstarts with a blank line", false)]
    [InlineData("ends with a blank line\n", false)]
    [InlineData("  all\n  indented", false)]
    [InlineData("bell \u0007", false)]
    [InlineData("carriage\rreturn", false)]
    public void Not_every_value_can_be_a_block_string(string value, bool can)
    {
        Assert.Equal(can, BlockString.CanPrint(value));
        if (can)
        {
            Assert.Equal(value, ((StringValueNode)Parser.ParseValue(BlockString.Print(value))).Value);
        }
    }
}
