using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Graph.LocalDev.Identity;
using Graph.Resolvers.Customers;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>Orders for those who follow a customer's to be told of.</summary>
internal static class OrderImports
{
    /// <returns>The customer with this e-mail.</returns>
    public static async Task<CustomerId> ImportOrder(this SeededSystem system, string reference, string email, int items = 1)
    {
        var item = string.Join(',', Enumerable.Repeat($$"""{ productCode: "SOCKET-1", description: "{{new string('x', 200)}}", unitPrice: 2 }""", items));
        var token = system.Issuer.Sign(new TokenRequest("importer", "importer@example.com", [], ["orders:write"], TokenRequest.UsualLifetime));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Headers = { { "Authorization", $"Bearer {token}" } },
            Content = new StringContent(new JsonObject
            {
                ["query"] = $$"""mutation { importOrder(input: { reference: "{{reference}}", contact: { email: "{{email}}" }, items: [{{item}}] }) { customer { id } } }""",
            }.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        };
        using var response = await system.Client.SendAsync(request);
        return new CustomerId((string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["importOrder"]!["customer"]!["id"]!);
    }
}
