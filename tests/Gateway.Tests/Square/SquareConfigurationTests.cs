using Graph.Gateway.Square;
using Graph.Resolvers.Square;
using Microsoft.Extensions.Configuration;

namespace Graph.Gateway.Tests.Square;

public sealed class SquareConfigurationTests
{
    [Fact]
    public void Nothing_is_needed_and_then_it_is_the_sandbox()
    {
        var options = Read();

        Assert.Equal((SquareOptions.Sandbox, null, null, false), (options.Host, options.ApplicationId, options.NotificationUrl, options.LegacyDeepLinkTokens));
    }

    [Fact]
    public void All_is_read()
    {
        var options = Read(
            "Environment=production", "ApplicationId=sq0idp-1", "ApplicationSecret=sq0csp-1", "RedirectUrl=https://api.example/api/auth/square/callback",
            "ReturnUrls:0=joylabs://", "ReturnUrls:1=https://shop.example/square", "LegacyDeepLinkTokens=true",
            "NotificationUrl=https://api.example/api/webhooks/square", "SignatureKeys:0=new", "SignatureKeys:1=old");

        Assert.Equal((SquareOptions.Production, "sq0idp-1", "sq0csp-1"), (options.Host, options.ApplicationId, options.ApplicationSecret!.Reveal()));
        Assert.Equal("https://api.example/api/auth/square/callback", options.RedirectUrl);
        Assert.Equal(["joylabs://", "https://shop.example/square"], options.ReturnUrls);
        Assert.True(options.LegacyDeepLinkTokens);
        Assert.Equal(("https://api.example/api/webhooks/square", "new,old"), (options.NotificationUrl, string.Join(',', options.SignatureKeys)));
    }

    [Theory]
    [InlineData("Square:Enviroment is not a setting. Square has Environment, Host, ApplicationId, ApplicationSecret, RedirectUrl, ReturnUrls, LegacyDeepLinkTokens, NotificationUrl, SignatureKeys.", "Enviroment=production")]
    [InlineData("Set Square:Environment to sandbox or production, not to 'live'.", "Environment=live")]
    [InlineData("Set Square:Host to a URL with https; http is for this machine only.", "Host=http://square.example")]
    [InlineData("Set Square:RedirectUrl to a URL with https; http is for this machine only.", "RedirectUrl=/callback")]
    [InlineData("Set Square:ReturnUrls:0 to a whole URL, or for apps to a scheme such as myapp://.", "ReturnUrls:0=myapp:")]
    [InlineData("Set Square:ReturnUrls:0 to a whole URL, or for apps to a scheme such as myapp://.", "ReturnUrls:0=https://")]
    [InlineData("Set Square:ApplicationId, ApplicationSecret and RedirectUrl, or none of them.", "ApplicationId=sq0idp-1")]
    [InlineData("Set Square:NotificationUrl and Square:SignatureKeys:0 to those of the webhook subscription, or neither.", "SignatureKeys:0=key")]
    [InlineData("Set Square:NotificationUrl and Square:SignatureKeys:0 to those of the webhook subscription, or neither.", "NotificationUrl=https://api.example/x")]
    public void What_is_wrong_stops_the_start_and_says_what_to_set(string message, string setting) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Read(setting)).Message);

    [Fact]
    public void Square_is_to_send_browsers_where_the_pages_are() => Assert.Equal(
        "Set Square:RedirectUrl to a URL of this server that ends in /api/auth/square/callback.",
        Assert.Throws<InvalidOperationException>(
            () => Read("ApplicationId=sq0idp-1", "ApplicationSecret=sq0csp-1", "RedirectUrl=https://api.example/square/callback")).Message);

    private static SquareOptions Read(params string[] settings) => SquareConfiguration.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create($"Square:{parts[0]}", (string?)parts[1])))
        .Build()
        .GetSection("Square"));
}
