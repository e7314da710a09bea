using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    [InlineData(30_000)]
    public void What_is_printed_parses_to_what_was_printed(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 500; seed++)
        {
            var document = new GeneratedSyntax(seed).Document();
            var printed = Printer.Print(document);

            var parsed = Parse(printed, seed);

            var (expected, actual) = (SyntaxShape.Of(document), SyntaxShape.Of(parsed));
            Assert.True(expected == actual, $"seed {seed}:\n{printed}");
            Assert.Equal(printed, Printer.Print(parsed));
        }
    }

    [Fact]
    public void Cutting_a_document_anywhere_gives_a_document_or_one_located_error()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var printed = Printer.Print(new GeneratedSyntax(seed).Document());
            for (var length = 0; length < Math.Min(printed.Length, 2_000); length++)
            {
                AssertParsesOrRefuses(printed[..length]);
            }
        }
    }

    private static DocumentNode Parse(string printed, int seed)
    {
        try
        {
            return Parser.Parse(printed, ParserOptions.SchemaDocument);
        }
        catch (GraphQLException e)
        {
            Assert.Fail($"seed {seed}: {e.Error}\n{printed}");
            throw;
        }
    }

    private static void AssertParsesOrRefuses(string source)
    {
        try
        {
            Assert.NotEmpty(Parser.Parse(source).Definitions);
        }
        catch (GraphQLException e)
        {
            var location = Assert.Single(e.Error.Locations);
            Assert.InRange(location.Line, 1, source.Count(c => c == '\n') + 1);
            Assert.InRange(location.Column, 1, source.Length + 1);
        }
    }
}
