using Graph.GraphQL.Binding;
using Graph.GraphQL.Tests.Execution;

namespace Graph.GraphQL.Tests.Binding;

/// <summary>Custom scalars in both directions: a field gives its argument back.</summary>
public sealed class ScalarsTests
{
    private const string Sdl =
        """
        scalar DateTime scalar Date scalar Decimal scalar Long scalar URL scalar UUID scalar JSON
        type Query {
          dateTime(v: DateTime): DateTime date(v: Date): Date decimal(v: Decimal): Decimal long(v: Long): Long
          url(v: URL): URL uuid(v: UUID): UUID json(v: JSON): JSON
        }
        """;

    [Theory]
    [InlineData("dateTime", "\"2031-05-06T09:15:00Z\"", "\"2031-05-06T09:15:00.000Z\"")]
    [InlineData("dateTime", "\"2031-05-06t09:15:00z\"", "\"2031-05-06T09:15:00.000Z\"")]
    [InlineData("dateTime", "\"2031-05-06T09:15:00.1234567+02:00\"", "\"2031-05-06T07:15:00.123Z\"")]
    [InlineData("dateTime", "\"2032-02-29T23:59:59-14:00\"", "\"2032-03-01T13:59:59.000Z\"")]
    [InlineData("dateTime", "null", "null")]
    [InlineData("date", "\"2032-02-29\"", "\"2032-02-29\"")]
    [InlineData("date", "\"0001-01-01\"", "\"0001-01-01\"")]
    [InlineData("decimal", "20.00", "20.00")]
    [InlineData("decimal", "-0.5", "-0.5")]
    [InlineData("decimal", "1e3", "1000")]
    [InlineData("decimal", "\"0.0000000000000000000000000001\"", "0.0000000000000000000000000001")]
    [InlineData("decimal", "1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("decimal", "0.000", "0.000")]
    [InlineData("long", "9223372036854775807", "9223372036854775807")]
    [InlineData("long", "\"-9223372036854775808\"", "-9223372036854775808")]
    [InlineData("url", "\"https://example.com/a?b=c#d\"", "\"https://example.com/a?b=c#d\"")]
    [InlineData("url", "\"HTTP://example.com\"", "\"HTTP://example.com\"")]
    [InlineData("url", "\"mailto:a@example.com\"", "\"mailto:a@example.com\"")]
    [InlineData("url", "\"https://example.com/ü\"", "\"https://example.com/ü\"")]
    [InlineData("uuid", "\"6F1C2E0A-8F0E-4C62-9A52-7B7E6F1F3B1D\"", "\"6f1c2e0a-8f0e-4c62-9a52-7b7e6f1f3b1d\"")]
    [InlineData("json", "{a: [1, -2.50, true, null, \"ü\", 123456789012345678901234567890]}", """{"a":[1,-2.50,true,null,"ü",123456789012345678901234567890]}""")]
    public async Task A_value_goes_in_and_out(string field, string literal, string expected) => Assert.Equal(
        $"{{\"data\":{{\"{field}\":{expected}}}}}", await Binder().Answer($"{{ {field}(v: {literal}) }}"));

    [Theory]
    [InlineData("dateTime", "DateTime", "\"2031-05-06T09:15:00.5Z\"", "\"2031-05-06T09:15:00.500Z\"")]
    [InlineData("decimal", "Decimal", "20.00", "20.00")]
    [InlineData("decimal", "Decimal", "\"20.10\"", "20.10")]
    [InlineData("decimal", "Decimal", "12E-1", "1.2")]
    [InlineData("long", "Long", "9007199254740993", "9007199254740993")]
    [InlineData("json", "JSON", """{"a":{"b":[{},[],1e400]}}""", """{"a":{"b":[{},[],1e400]}}""")]
    public async Task A_variable_goes_in_and_out(string field, string type, string value, string expected) => Assert.Equal(
        $"{{\"data\":{{\"{field}\":{expected}}}}}", await Binder().Answer($"query ($v: {type}) {{ {field}(v: $v) }}", $"{{\"v\":{value}}}"));

    [Theory]
    [InlineData("DateTime", "\"2031-05-06T09:15:00\"")]
    [InlineData("DateTime", "\"2031-05-06T09:15:00+0200\"")]
    [InlineData("DateTime", "\"2031-05-06T09:15:00+02\"")]
    [InlineData("DateTime", "\"2031-05-06 09:15:00Z\"")]
    [InlineData("DateTime", "\"2031-05-06T09:15Z\"")]
    [InlineData("DateTime", "\"2031-13-06T09:15:00Z\"")]
    [InlineData("DateTime", "\"2031-02-29T09:15:00Z\"")]
    [InlineData("DateTime", "\"2031-05-06T25:15:00Z\"")]
    [InlineData("DateTime", "\"2031-05-06T09:15:00.Z\"")]
    [InlineData("DateTime", "\"2031-05-06T09:15:00.12345678Z\"")]
    [InlineData("DateTime", "\"2031-05-06T09:15:00+15:00\"")]
    [InlineData("DateTime", "\"0001-01-01T00:00:00+01:00\"")]
    [InlineData("DateTime", "\"\"")]
    [InlineData("DateTime", "5")]
    [InlineData("Date", "\"2031-02-29\"")]
    [InlineData("Date", "\"2031-2-9\"")]
    [InlineData("Date", "\"2031-02-09T00:00:00Z\"")]
    [InlineData("Date", "20310209")]
    [InlineData("Decimal", "\"abc\"")]
    [InlineData("Decimal", "\"1,000\"")]
    [InlineData("Decimal", "\" 1\"")]
    [InlineData("Decimal", "\"\"")]
    [InlineData("Decimal", "\"NaN\"")]
    [InlineData("Decimal", "1e40")]
    [InlineData("Decimal", "1e-40")]
    [InlineData("Decimal", "1e99999999999")]
    [InlineData("Decimal", "0.12345678901234567890123456789")]
    [InlineData("Decimal", "79228162514264337593543950336")]
    [InlineData("Decimal", "true")]
    [InlineData("Long", "9223372036854775808")]
    [InlineData("Long", "1.5")]
    [InlineData("Long", "\"1.0\"")]
    [InlineData("Long", "\"\"")]
    [InlineData("Long", "[]")]
    [InlineData("URL", "\"example.com\"")]
    [InlineData("URL", "\"/etc/passwd\"")]
    [InlineData("URL", "\"//example.com\"")]
    [InlineData("URL", "\"C:/Windows\"")]
    [InlineData("URL", "\" https://example.com\"")]
    [InlineData("URL", "\"https://exa mple.com\"")]
    [InlineData("URL", "\"https://example.com\\\\a\"")]
    [InlineData("URL", "\"https://\"")]
    [InlineData("URL", "{}")]
    [InlineData("UUID", "\"6f1c2e0a8f0e4c629a527b7e6f1f3b1d\"")]
    [InlineData("UUID", "\"{6f1c2e0a-8f0e-4c62-9a52-7b7e6f1f3b1d}\"")]
    [InlineData("UUID", "1")]
    public async Task What_a_scalar_does_not_take_is_bad_input_as_a_variable_and_invalid_as_a_literal(string type, string value)
    {
        var field = type.Length <= 4 ? type.ToLowerInvariant() : char.ToLowerInvariant(type[0]) + type[1..];

        var asVariable = await Binder().Answer($"query ($v: {type}) {{ {field}(v: $v) }}", $"{{\"v\":{value}}}");
        var asLiteral = await Binder().Answer($"{{ {field}(v: {value}) }}");

        Assert.StartsWith($$"""{"errors":[{"message":"Variable \"$v\" got an invalid value; {{type}} takes """, asVariable, StringComparison.Ordinal);
        Assert.EndsWith(""","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}}]}""", asVariable, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"GRAPHQL_VALIDATION_FAILED\"", asLiteral, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", asLiteral, StringComparison.Ordinal);
    }

    private static SchemaBinder Binder() => new SchemaBinder(Sdl)
        .Scalar("DateTime", DateTimeScalar.Instance)
        .Scalar("Date", DateScalar.Instance)
        .Scalar("Decimal", DecimalScalar.Instance)
        .Scalar("Long", LongScalar.Instance)
        .Scalar("URL", UrlScalar.Instance)
        .Scalar("UUID", UuidScalar.Instance)
        .Scalar("JSON", JsonScalar.Instance)
        .Field("Query.dateTime", static (in c) => c.Scalar(c.Argument<DateTimeOffset?>(0), DateTimeScalar.Instance))
        .Field("Query.date", static (in c) => c.Scalar(c.Argument<DateOnly?>(0), DateScalar.Instance))
        .Field("Query.decimal", static (in c) => c.Scalar(c.Argument<decimal?>(0), DecimalScalar.Instance))
        .Field("Query.long", static (in c) => c.Scalar(c.Argument<long?>(0), LongScalar.Instance))
        .Field("Query.url", static (in c) => c.Scalar(c.Argument<Uri?>(0), UrlScalar.Instance))
        .Field("Query.uuid", static (in c) => c.Scalar(c.Argument<Guid?>(0), UuidScalar.Instance))
        .Field("Query.json", static (in c) => c.Scalar(c.Argument<object?>(0), JsonScalar.Instance));
}
