using System.Diagnostics;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

/// <summary>Whatever a client sends is answered at once, with one located error.</summary>
public sealed class HostileDocumentTests
{
    private const int Deep = 100_000;
    private const int TenMegabytes = 10_000_000;
    private const int Megabyte = 1_000_000;

    /// <summary>Code that is not optimised gets more.</summary>
#if DEBUG
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);
#else
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);
#endif

    public static TheoryData<string, string, string> Documents() => new()
    {
        { "selection sets", Repeat("{a", Deep), ErrorCodes.LimitExceeded },
        { "closed selection sets", Repeat("{a", Deep) + Repeat("}", Deep), ErrorCodes.LimitExceeded },
        { "inline fragments", "{" + Repeat("...{", Deep), ErrorCodes.LimitExceeded },
        { "list values", "{a(b:" + Repeat("[", Deep), ErrorCodes.LimitExceeded },
        { "object values", "{a(b:" + Repeat("{c:", Deep), ErrorCodes.LimitExceeded },
        { "lists of objects", "{a(b:" + Repeat("[{c:", Deep), ErrorCodes.LimitExceeded },
        { "list types", "query($a:" + Repeat("[", Deep), ErrorCodes.LimitExceeded },
        { "default values", "query($a:A=" + Repeat("[", Deep), ErrorCodes.LimitExceeded },
        { "directive arguments", "{a " + Repeat("@b(c:{d:", Deep), ErrorCodes.ParseFailed },
        { "parentheses", "{a" + Repeat("(", Deep), ErrorCodes.ParseFailed },
        { "type definitions", "type A{a(b:" + Repeat("[", Deep), ErrorCodes.LimitExceeded },
        { "fields", "{" + Repeat("a ", TenMegabytes / 2) + "}", ErrorCodes.LimitExceeded },
        { "punctuators", Repeat("{", TenMegabytes), ErrorCodes.ParseFailed },
        { "names", new string('a', Megabyte), ErrorCodes.ParseFailed },
        { "digits", "{a(b:" + new string('1', Megabyte), ErrorCodes.ParseFailed },
        { "white space", new string(' ', Megabyte), ErrorCodes.ParseFailed },
        { "line feeds", new string('\n', Megabyte), ErrorCodes.ParseFailed },
        { "commas", new string(',', Megabyte), ErrorCodes.ParseFailed },
        { "a comment", "#" + new string('x', TenMegabytes), ErrorCodes.ParseFailed },
        { "comments", Repeat("#\n", Megabyte / 2), ErrorCodes.ParseFailed },
        { "an unterminated string", "\"" + new string('x', TenMegabytes), ErrorCodes.ParseFailed },
        { "an unterminated block string", "\"\"\"" + Repeat("x\n", Megabyte / 2), ErrorCodes.ParseFailed },
        { "a block string of line feeds", "\"\"\"" + new string('\n', Megabyte) + "\"\"\"", ErrorCodes.ParseFailed },
        { "a block string of escaped quotes", "\"\"\"" + Repeat("\\\"\"\"", Megabyte / 4) + "\"\"\"", ErrorCodes.ParseFailed },
        { "a string of escapes", "\"" + Repeat("\\u{41}", Megabyte / 6) + "\"", ErrorCodes.ParseFailed },
        { "descriptions", Repeat("\"a\" ", TenMegabytes / 4), ErrorCodes.ParseFailed },
        { "an unpaired surrogate", "{a(b:\"\uD800\")}", ErrorCodes.ParseFailed },
        { "NUL bytes", new string('\0', TenMegabytes), ErrorCodes.ParseFailed },
        { "a NUL byte in a name", "{a\0b}", ErrorCodes.ParseFailed },
    };

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public void A_hostile_document_is_refused_at_once(string what, string source, string code)
    {
        var error = Refuse(source);

        AssertWithin(AtOnce, what, () => Refuse(source));
        Assert.Equal(code, error.Code);
        Assert.Single(error.Locations);
        Assert.StartsWith("Syntax Error: ", error.Message);
        Assert.True(error.Message.Length < 200, error.Message);
    }

    [Fact]
    public void The_first_token_beyond_the_limit_is_the_one_refused()
    {
        var options = new ParserOptions { MaxTokens = 4 };
        Assert.Single(Parser.Parse("{ a b }", options).Definitions);

        var error = Assert.Throws<GraphQLException>(() => Parser.Parse("{ a b c }", options)).Error;

        Assert.Equal("Syntax Error: Document contains more than 4 tokens. Parsing aborted.", error.Message);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal([new Location(1, 9)], error.Locations);
    }

    [Fact]
    public void A_request_may_have_15000_tokens_and_a_schema_document_more()
    {
        var fits = "{" + Repeat("a ", 14_998) + "}";
        var oneMore = "{" + Repeat("a ", 14_999) + "}";

        Assert.Single(Parser.Parse(fits).Definitions);
        Assert.Equal(ErrorCodes.LimitExceeded, Refuse(oneMore).Code);
        Assert.Single(Parser.Parse(oneMore, ParserOptions.SchemaDocument).Definitions);
    }

    [Fact]
    public void The_bracket_beyond_the_depth_limit_is_the_one_refused()
    {
        var options = new ParserOptions { MaxDepth = 3 };
        Assert.Single(Parser.Parse("{ a(b: [1]) c(d: {e: 1}) }", options).Definitions);

        var error = Assert.Throws<GraphQLException>(() => Parser.Parse("{ a(b: [[1]]) }", options)).Error;

        Assert.Equal("Syntax Error: Document is nested more than 3 levels deep. Parsing aborted.", error.Message);
        Assert.Equal([new Location(1, 9)], error.Locations);
    }

    [Fact]
    public void What_is_as_deep_as_allowed_can_be_printed_too()
    {
        var source = Repeat("{a", 200) + Repeat("}", 200);

        var printed = Printer.Print(Parser.Parse(source));

        Assert.Equal(200, printed.Count(c => c == '{'));
        Assert.EndsWith("\n  }\n}", printed);
    }

    private static GraphQLError Refuse(string source) =>
        Assert.Throws<GraphQLException>(() => Parser.Parse(source)).Error;

    /// <summary>Some attempts, since the machine may be busy with other things.</summary>
    private static void AssertWithin(TimeSpan limit, string what, Action action)
    {
        var fastest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 10 && fastest > limit; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            var taken = Stopwatch.GetElapsedTime(started);
            fastest = taken < fastest ? taken : fastest;
        }

        Assert.True(fastest <= limit, $"{what}: {fastest.TotalMilliseconds} ms");
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
