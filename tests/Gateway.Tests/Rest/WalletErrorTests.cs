using System.Text;
using System.Text.Json;
using Graph.Gateway.Rest.Wallet;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;

namespace Graph.Gateway.Tests.Rest;

/// <summary>What the wallet's API makes of GraphQL errors.</summary>
public sealed class WalletErrorTests
{
    [Theory]
    [InlineData("CHAIN_UNAVAILABLE", 500, "")]
    [InlineData("BUSY", 500, "")]
    [InlineData("TIMEOUT", 500, "")]
    [InlineData("INTERNAL_SERVER_ERROR", 500, "")]
    [InlineData("UNAUTHENTICATED", 401, """{"message":"Unauthorized"}""")]
    [InlineData("FORBIDDEN", 403, """{"msg":"why"}""")]
    [InlineData("BAD_USER_INPUT", 400, """{"msg":"why"}""")]
    public void The_servers_faults_have_no_body(string code, int status, string body)
    {
        var error = WalletErrors.Refuse(new GraphQLError("why", code))!;

        Assert.Equal((status, body), (error.Status, Body(error)));
    }

    [Theory]
    [InlineData("CHAIN_UNAVAILABLE", """{"error":{"code":"CHAIN_UNAVAILABLE","message":"why"}}""")]
    [InlineData("INTERNAL_SERVER_ERROR", "")]
    public void Of_a_balance_it_is_told_that_the_chain_does_not_answer(string code, string body)
    {
        var error = WalletErrors.RefuseBalance(new GraphQLError("why", code))!;

        Assert.Equal((500, body), (error.Status, Body(error)));
    }

    private static string Body(Gateway.Rest.RestError error)
    {
        using var body = new Utf8JsonBuffer();
        using (var json = new Utf8JsonWriter(body))
            WalletApi.Instance.WriteError(json, error);
        return Encoding.UTF8.GetString(body.WrittenMemory.Span);
    }
}
