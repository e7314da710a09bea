using Graph.GraphQL.Binding;
using Graph.Resolvers.Square.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Square.Connections;

/// <summary>Sellers whom nobody asks for.</summary>
public sealed class TokenRenewalTests : IAsyncLifetime
{
    private const string Token = "POST /oauth2/token";

    private readonly SellerShop shop = new();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task Tokens_are_renewed_once_after_seven_days_and_not_before()
    {
        AnswersTokens();
        shop.Time.Pass(TimeSpan.FromDays(6.9));
        await Renew();
        Assert.Equal(0, shop.Canned.Count(Token));

        shop.Time.Pass(TimeSpan.FromDays(0.2));
        await Task.WhenAll(Renew(), Renew());
        await Renew();

        Assert.Equal(2, shop.Canned.Count(Token));
        Assert.Equal("renewed refresh-of-ML-ada", (await TokensOf("ML-ada")).Access.Reveal());
        Assert.Equal("renewed refresh-of-ML-ben", (await TokensOf("ML-ben")).Access.Reveal());
    }

    [Fact]
    public async Task One_that_cannot_be_renewed_keeps_no_other_from_it()
    {
        for (var i = 0; i < 20; i++)
            await shop.Connect(new Viewer { Id = $"user-{i}" }, $"ML-{i}");
        shop.Time.Pass(TimeSpan.FromDays(40));
        AnswersTokens(refused: "refresh-of-ML-3");
        // Nobody can open this one's tokens, and nobody can read that one.
        await shop.Break("ML-1", "tokens", new() { B = new MemoryStream(new byte[64]) });
        await shop.Break("ML-2", "connectedAt", new() { S = "yesterday" });

        await Renew();

        Assert.Equal("token-of-ML-3", (await TokensOf("ML-3")).Access.Reveal());
        for (var i = 4; i < 20; i++)
            Assert.Equal($"renewed refresh-of-ML-{i}", (await TokensOf($"ML-{i}")).Access.Reveal());
    }

    private async Task Renew() => await shop.Services.GetRequiredService<TokenRenewal>().Run(default);

    private async Task<SquareTokens> TokensOf(string merchantId) =>
        await shop.Connections.Open((await shop.Connections.Get(merchantId, default))!, default);

    private void AnswersTokens(string? refused = null) => shop.Canned.On(Token, asked =>
    {
        var refresh = (string?)asked.Body!["refresh_token"];
        return refresh == refused
            ? "what cannot be read"
            : $$"""{"access_token":"renewed {{refresh}}","token_type":"bearer","expires_at":"2031-12-01T00:00:00Z","merchant_id":"M","refresh_token":"{{refresh}}"}""";
    });
}
