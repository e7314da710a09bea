using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Square;

/// <summary>A shop where ada and ben have each connected a seller, and Square answers as a test says.</summary>
public sealed class SellerShop : Shop
{
    public static readonly Viewer Ada = new() { Id = "ada", Email = "ada@example.com" };
    public static readonly Viewer Ben = new() { Id = "ben" };
    public static readonly Viewer Admin = new() { Id = "dora", IsAdmin = true };

    internal CannedSquare Canned { get; } = new();

    public SquareConnectionStore Connections => Services.GetRequiredService<SquareConnectionStore>();

    protected override HttpMessageHandler? ToSquare => Canned;

    protected override SquareOptions Square { get; } = new()
    {
        ApplicationId = "sandbox-app",
        ApplicationSecret = new("sandbox-secret"),
        RedirectUrl = "https://bff.example.test/api/auth/square/callback",
        ReturnUrls = ["joylabs://", "https://shop.example.test/square"],
        NotificationUrl = "https://bff.example.test/api/webhooks/square",
        SignatureKeys = ["key-1"],
        RetryDelay = TimeSpan.FromMilliseconds(1),
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Connect(Ada, "ML-ada");
        await Connect(Ben, "ML-ben");
    }

    /// <summary>Puts something else in the place of an attribute of the seller's row.</summary>
    internal async Task Break(string merchantId, string attribute, AttributeValue value) => await Database.Client.UpdateItemAsync(
        SquareMerchantsTable.Definition.NameIn(Database.Stage),
        new() { ["id"] = new() { S = merchantId } },
        new() { [attribute] = new() { Action = AttributeAction.PUT, Value = value } });

    /// <summary>The seller's token is <c>token-of-</c> and its id.</summary>
    internal async Task Connect(Viewer viewer, string merchantId) => await Connections.Put(
        merchantId,
        new UserId(viewer.Id!),
        new SquareTokens(new($"token-of-{merchantId}"), new($"refresh-of-{merchantId}"), Time.GetUtcNow().AddDays(30), null),
        default);
}
