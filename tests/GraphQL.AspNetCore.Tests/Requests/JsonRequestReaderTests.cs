using System.Text;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.Errors;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.AspNetCore.Tests.Requests;

public sealed class JsonRequestReaderTests
{
    private static readonly GraphQLHttpOptions Options = new() { MaxBatchSize = 2, MaxJsonDepth = 8, MaxJsonValues = 12 };

    [Fact]
    public void All_parameters_are_read()
    {
        var request = Read("""
            {"query":"query A{a}","operationName":"A","variables":{"x":1},"extensions":{"other":[1,{}],
            "persistedQuery":{"version":1,"sha256Hash":"ab"}}}
            """).Single;

        Assert.Equal("query A{a}", request.Query);
        Assert.Equal("A", request.OperationName);
        Assert.Equal(1L, request.Variables!["x"]);
        Assert.Equal(new PersistedQuery(1, "ab"), request.PersistedQuery);
    }

    [Fact]
    public void Null_is_the_same_as_absent()
    {
        var request = Read("""{"query":"{a}","operationName":null,"variables":null,"extensions":null,"documentId":null}""").Single;

        Assert.Null(request.OperationName);
        Assert.Null(request.Variables);
        Assert.Null(request.PersistedQuery);
        Assert.Null(request.DocumentId);
    }

    [Fact]
    public void Variables_keep_every_kind_of_JSON_value()
    {
        var variables = Read("""
            {"query":"{a}","variables":{"n":null,"t":true,"s":"\u00e9\ud83d\ude00","i":-7,"big":9223372036854775808,"f":1.50,"l":[1,[]],"o":{"k":"v"}}}
            """).Single.Variables!;

        Assert.Null(variables["n"]);
        Assert.Equal(true, variables["t"]);
        Assert.Equal("é😀", variables["s"]);
        Assert.Equal(-7L, variables["i"]);
        Assert.Equal("9223372036854775808", Assert.IsType<JsonNumber>(variables["big"]).Text);
        Assert.Equal("1.50", Assert.IsType<JsonNumber>(variables["f"]).Text);
        Assert.Equal(1L, Assert.IsAssignableFrom<IReadOnlyList<object?>>(variables["l"])[0]);
        Assert.Equal("v", Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(variables["o"])["k"]);
    }

    [Fact]
    public void Unknown_members_are_ignored() =>
        Assert.Equal("{a}", Read("""{"id":[{"a":1}],"query":"{a}","clientName":{}}""").Single.Query);

    [Fact]
    public void A_document_id_may_stand_for_the_query() =>
        Assert.Equal("abc", Read("""{"documentId":"abc"}""").Single.DocumentId);

    [Fact]
    public void An_array_is_a_batch() =>
        Assert.Equal(["{a}", "{b}"], Read("""[{"query":"{a}"},{"query":"{b}"}]""").Batch!.Select(r => r.Query!));

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{ \"not a JSON", "not valid JSON")]
    [InlineData("{\"query\":\"{a}\"} {}", "not valid JSON")]
    [InlineData("{\"query\":\"{a}\",}", "not valid JSON")]
    [InlineData("7", "must be a JSON object")]
    [InlineData("{}", "must have the member \"query\"")]
    [InlineData("{\"query\":null}", "must have the member \"query\"")]
    [InlineData("{\"query\":7}", "\"query\" must be a string")]
    [InlineData("{\"query\":{}}", "\"query\" must be a string")]
    [InlineData("{\"query\":\"{a}\",\"operationName\":[]}", "\"operationName\" must be a string")]
    [InlineData("{\"query\":\"{a}\",\"variables\":[]}", "\"variables\" must be an object")]
    [InlineData("{\"query\":\"{a}\",\"extensions\":\"x\"}", "\"extensions\" must be an object")]
    [InlineData("{\"query\":\"{a}\",\"query\":\"{b}\"}", "\"query\" twice")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"x\":{\"k\":1,\"k\":2}}}", "\"k\" twice")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"x\":\"\\ud800\"}}", "half of a surrogate pair")]
    [InlineData("{\"query\":\"\\udc00\"}", "half of a surrogate pair")]
    [InlineData("{\"\\ud800\":1,\"query\":\"{a}\"}", "half of a surrogate pair")]
    [InlineData("{\"query\":\"{a}\",\"extensions\":{\"\\ud800 of some length\":1}}", "half of a surrogate pair")]
    [InlineData("{\"extensions\":{\"persistedQuery\":{\"version\":\"1\"}}}", "\"version\", an integer")]
    [InlineData("[]", "no request")]
    [InlineData("[7]", "must be a JSON object")]
    public void A_malformed_body_is_a_bad_request(string body, string message)
    {
        var error = ReadError(Encoding.UTF8.GetBytes(body));

        Assert.Equal((400, HttpErrorCodes.BadRequest), (error.Status, error.Code));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{a}","variables":{"x":[[[[[[[[1]]]]]]]]}}""", "deeper than 8 levels")]
    [InlineData("""{"query":"{a}","unknown":[[[[[[[[1]]]]]]]]}""", "deeper than 8 levels")]
    [InlineData("""{"query":"{a}","variables":{"x":[1,2,3,4,5,6,7,8,9,10,11,12]}}""", "too many JSON values")]
    [InlineData("""[{"query":"{a}"},{"query":"{a}"},{"query":"{a}"}]""", "may have 2 requests")]
    public void What_is_too_much_exceeds_a_limit(string body, string message)
    {
        var error = ReadError(Encoding.UTF8.GetBytes(body));

        Assert.Equal((400, ErrorCodes.LimitExceeded), (error.Status, error.Code));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_a_thousand_digits_exceeds_a_limit() =>
        Assert.Equal(
            ErrorCodes.LimitExceeded,
            ReadError(Encoding.UTF8.GetBytes($$"""{"query":"{a}","variables":{"x":{{new string('9', 1000)}} } }""")).Code);

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_a_bad_request() =>
        Assert.Equal(
            "The request's body is not valid UTF-8.",
            ReadError([.. "{\"query\":\""u8, 0xC3, 0x28, .. "\"}"u8]).Message);

    private static RequestContent Read(string body)
    {
        var content = JsonRequestReader.Read(Encoding.UTF8.GetBytes(body), Options);
        Assert.Null(content.Error);
        return content;
    }

    private static RequestError ReadError(byte[] body) =>
        Assert.IsType<RequestError>(JsonRequestReader.Read(body, Options).Error);
}
