using Graph.GraphQL.AspNetCore.Negotiation;
using Microsoft.Extensions.Primitives;

namespace Graph.GraphQL.AspNetCore.Tests.Negotiation;

public sealed class AcceptHeaderTests
{
    [Theory]
    [InlineData("*/*")]
    [InlineData("")]
    [InlineData("application/json")]
    [InlineData("application/*")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8")]
    [InlineData("application/json, application/graphql-response+json")]
    [InlineData("application/graphql-response+json;q=0.8, application/json")]
    [InlineData("application/graphql-response+json;q=0, */*")]
    [InlineData("application/graphql-response+json; charset=iso-8859-1, application/json")]
    public void Json_is_chosen_for(string accept) =>
        Assert.Equal(ResponseFormat.Json, AcceptHeader.Negotiate(accept));

    [Theory]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/graphql-response+json; charset=utf-8")]
    [InlineData("application/graphql-response+json,application/json;q=0.9")]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed")]
    [InlineData("application/json;q=0.5, application/graphql-response+json")]
    [InlineData("*/*, application/graphql-response+json")]
    [InlineData("application/json;q=0, */*")]
    [InlineData("text/plain;title=\"a,b;c\", application/graphql-response+json")]
    public void The_GraphQL_media_type_is_chosen_for(string accept) =>
        Assert.Equal(ResponseFormat.GraphQLResponse, AcceptHeader.Negotiate(accept));

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, image/*")]
    [InlineData("text/event-stream")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(", ;,q=1")]
    public void Nothing_is_acceptable_for(string accept) => Assert.Null(AcceptHeader.Negotiate(accept));

    [Fact]
    public void A_missing_header_means_json() =>
        Assert.Equal(ResponseFormat.Json, AcceptHeader.Negotiate(StringValues.Empty));

    [Fact]
    public void Several_header_lines_are_one_list() =>
        Assert.Equal(
            ResponseFormat.GraphQLResponse,
            AcceptHeader.Negotiate(new StringValues(["text/html", "application/graphql-response+json"])));
}
