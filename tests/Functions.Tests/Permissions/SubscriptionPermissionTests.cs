using System.Text;
using System.Text.Json.Nodes;
using Graph.Functions.Hosting;
using Graph.Functions.Subscriptions;
using Graph.Lambda.Events;
using Graph.Resolvers.Orders;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Functions.Tests.Permissions;

/// <summary>Whether the functions of subscriptions get on with what their roles allow.</summary>
public sealed class SubscriptionPermissionTests(DeployedSystem system) : IClassFixture<DeployedSystem>
{
    private const string Subscribe =
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { orderImported(customerId: \"C\") { id customer { name metrics { totalSpend } } } }"}}""";

    [Fact]
    public async Task A_client_subscribes_is_told_completes_and_goes()
    {
        var fanOut = system.Of(FunctionNames.FanOut).GetRequiredService<FanOut>();
        await system.Follow(OrdersTable.Definition, fanOut.Handle);
        var customer = await Customer();

        await Message("CONNECT");
        await Message("MESSAGE", """{"type":"connection_init"}""");
        await Message("MESSAGE", Subscribe.Replace("\\\"C\\\"", $"\\\"{customer}\\\"", StringComparison.Ordinal));
        await Message("MESSAGE", """{"id":"2","type":"subscribe","payload":{"query":"{ orders(first: 1) { nodes { id } } }"}}""");
        await Import("S-2");
        await Eventually.Is(
            () => system.Sent.Any(sent => sent.Contains("\"next\"", StringComparison.Ordinal) && sent.Contains("ORD-S-2", StringComparison.Ordinal)),
            () => $"{string.Join('\n', system.Sent)}\n{string.Join('\n', system.Refused)}");
        await Message("MESSAGE", """{"id":"1","type":"complete"}""");
        await Message("MESSAGE", """{"id":"3","type":"complete"}""");
        await Message("MESSAGE", Subscribe.Replace("\\\"C\\\"", $"\\\"{customer}\\\"", StringComparison.Ordinal));
        await Message("DISCONNECT");

        Assert.Empty(system.Refused);
    }

    private async Task<string> Customer()
    {
        var answer = await Import("S-1");
        return answer["data"]!["importOrder"]!["order"]!["customer"]!["id"]!.ToString();
    }

    private Task<JsonNode> Import(string reference) => system.Ask($$"""
        mutation { importOrder(input: { reference: "{{reference}}", items: [{ productCode: "X1", totalPrice: "6" }],
          contact: { email: "subscriber@example.com", name: "Sue Scriber" } }) { order { id customer { id } } userErrors { message } } }
        """);

    private async Task Message(string kind, string? body = null)
    {
        var route = kind switch { "CONNECT" => "$connect", "DISCONNECT" => "$disconnect", _ => "$default" };
        var told = new JsonObject
        {
            ["headers"] = new JsonObject { ["Host"] = "api.example", ["Sec-WebSocket-Protocol"] = "graphql-transport-ws" },
            ["requestContext"] = new JsonObject
            {
                ["routeKey"] = route,
                ["eventType"] = kind,
                ["connectionId"] = "c1=",
                ["domainName"] = "api.example",
                ["stage"] = "dev",
                ["apiId"] = "abc",
                ["requestId"] = "r",
                ["extendedRequestId"] = "r",
                ["requestTimeEpoch"] = 1_924_000_000_000,
                ["connectedAt"] = 1_924_000_000_000,
            },
            ["body"] = body,
            ["isBase64Encoded"] = false,
        };
        var response = await system.Of(FunctionNames.WebSocket).GetRequiredService<WebSocket>()
            .Handle(EventJson.ReadWebSocketEvent(Encoding.UTF8.GetBytes(told.ToJsonString())), CancellationToken.None);
        Assert.Equal(200, response.StatusCode);
    }
}
