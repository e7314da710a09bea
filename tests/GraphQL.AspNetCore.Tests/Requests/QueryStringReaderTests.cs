using Graph.GraphQL.AspNetCore.Requests;

namespace Graph.GraphQL.AspNetCore.Tests.Requests;

public sealed class QueryStringReaderTests
{
    private static readonly GraphQLHttpOptions Options = new();

    [Fact]
    public void All_parameters_are_decoded()
    {
        var request = Read("?query=query+A%28%24x%3AInt%29%7Ba%7D&operationName=A&variables=%7B%22x%22%3A1%7D"
            + "&extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22ab%22%7D%7D");

        Assert.Equal("query A($x:Int){a}", request.Query);
        Assert.Equal("A", request.OperationName);
        Assert.Equal(1L, request.Variables!["x"]);
        Assert.Equal("ab", request.PersistedQuery!.Sha256Hash);
    }

    [Fact]
    public void Text_beyond_ASCII_is_UTF_8() => Assert.Equal("{é😀}", Read("?query={%C3%A9%F0%9F%98%80}").Query);

    [Fact]
    public void An_empty_parameter_is_the_same_as_an_absent_one()
    {
        var request = Read("?query={a}&operationName=&variables=&extensions=");

        Assert.Null(request.OperationName);
        Assert.Null(request.Variables);
    }

    [Fact]
    public void A_percent_sign_at_the_end_stands_for_itself() => Assert.Equal("{a}%4", Read("?query={a}%4").Query);

    [Theory]
    [InlineData(null, "must have the parameter \"query\"")]
    [InlineData("?query=", "must have the parameter \"query\"")]
    [InlineData("?query={a}&query={b}", "\"query\" is given twice")]
    [InlineData("?query=%C3%28", "\"query\" is not valid UTF-8")]
    [InlineData("?query=%ED%A0%80", "\"query\" is not valid UTF-8")]
    [InlineData("?query={a}&variables=[1]", "\"variables\" must be an object")]
    [InlineData("?query={a}&variables={", "not valid JSON")]
    [InlineData("?query={a}&variables={}7", "not valid JSON")]
    [InlineData("?query={a}&extensions=7", "\"extensions\" must be an object")]
    public void A_malformed_query_string_is_a_bad_request(string? queryString, string message)
    {
        var error = Assert.IsType<RequestError>(QueryStringReader.Read(queryString, Options).Error);

        Assert.Equal((400, HttpErrorCodes.BadRequest), (error.Status, error.Code));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static RequestParameters Read(string queryString)
    {
        var content = QueryStringReader.Read(queryString, Options);
        Assert.Null(content.Error);
        return content.Single;
    }
}
