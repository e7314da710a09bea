using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;
using Graph.Functions.Hosting;
using Graph.Functions.Square;
using Graph.Lambda.Events;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Functions.Tests.Permissions;

/// <summary>Whether Square's functions get on with what their roles allow: a seller is connected, tells something, and is renewed.</summary>
public sealed partial class SquarePermissionTests(DeployedSystem system) : IClassFixture<DeployedSystem>
{
    [Fact]
    public async Task A_seller_is_connected_heard_renewed_and_disconnected()
    {
        var merchant = await Connect();
        Assert.Equal(200, (await Tell("e1", merchant)).StatusCode);
        Assert.True(await system.Of(FunctionNames.SquareWebhookProcessor).GetRequiredService<WebhookProcessor>().Process("e1", CancellationToken.None));
        Assert.Equal(200, (await Tell("e2", merchant)).StatusCode);
        await system.Of(FunctionNames.SweepSquareWebhooks).GetRequiredService<WebhookSweeper>().Sweep(CancellationToken.None);
        await system.Of(FunctionNames.SweepSquareWebhooks).GetRequiredService<WebhookProcessor>().Process("e2", CancellationToken.None);
        await system.Of(FunctionNames.RefreshSquareTokens).GetRequiredService<TokenRenewal>().Run(CancellationToken.None);
        await Renew(merchant);

        var answer = await system.Ask("{ merchant { businessName } catalog(first: 3) { nodes { id } } }");
        var ended = await system.Ask("mutation { disconnectSquare { merchantId } }");

        Assert.Empty(system.Refused);
        Assert.Null(answer["errors"]);
        Assert.Equal(merchant, ended["data"]!["disconnectSquare"]!["merchantId"]!.ToString());
    }

    /// <summary>As a browser does, through our pages and those of the stand-in for Square.</summary>
    private async Task<string> Connect()
    {
        var callback = system.Of(FunctionNames.SquareOAuthCallback).GetRequiredService<SquareOAuthCallback>();
        var begun = await system.Ask("mutation { startSquareAuthorization { url } }");
        var state = HttpUtility.ParseQueryString(new Uri(begun["data"]!["startSquareAuthorization"]!["url"]!.ToString()).Query)["state"]!;
        Assert.Equal(200, (await callback.Handle(Request(SquareOAuthCallback.Connect, $"state={state}"), CancellationToken.None)).StatusCode);
        var pressed = Request(SquareOAuthCallback.Continue, "", $"state={state}", ("sec-fetch-site", "same-origin"));
        var toSquare = await callback.Handle(pressed, CancellationToken.None);
        var back = await Approve(new Uri(toSquare.Headers["location"]));
        var ending = Request(SquareOAuthCallback.Callback, back.Query[1..]) with { Cookies = [toSquare.Cookies![0].Split(';')[0]] };
        var done = await callback.Handle(ending, CancellationToken.None);
        return HttpUtility.ParseQueryString(new Uri(done.Headers["location"]).Query)["merchant_id"]!;
    }

    private async Task<Uri> Approve(Uri page)
    {
        var html = await system.Client.GetStringAsync(page);
        using var form = new FormUrlEncodedContent(HiddenField().Matches(html)
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Append(new("merchant_id", Option().Match(html).Groups[1].Value))
            .Append(new("decision", "approve")));
        using var answer = await system.Client.PostAsync(new Uri(page, "/oauth2/authorize"), form);
        return answer.Headers.Location!;
    }

    /// <summary>An event that Square has signed.</summary>
    private Task<HttpApiResponse> Tell(string eventId, string merchant)
    {
        var services = system.Of(FunctionNames.SquareWebhook);
        var options = services.GetRequiredService<SquareOptions>();
        var body = $$"""{"event_id":"{{eventId}}","type":"catalog.version.updated","merchant_id":"{{merchant}}","created_at":"2031-01-02T03:04:05Z"}""";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.SignatureKeys[0]), Encoding.UTF8.GetBytes(options.NotificationUrl + body));
        var request = Request(SquareWebhook.Route, "", body, (WebhookSignature.Header, Convert.ToBase64String(signature)));
        return services.GetRequiredService<SquareWebhook>().Handle(request, CancellationToken.None);
    }

    /// <summary>Before it is due.</summary>
    private async Task Renew(string merchant)
    {
        var services = system.Of(FunctionNames.RefreshSquareTokens);
        var connections = services.GetRequiredService<SquareConnectionStore>();
        var stored = (await connections.Get(merchant, CancellationToken.None))!;
        var tokens = await connections.Open(stored, CancellationToken.None);
        Assert.NotNull(await services.GetRequiredService<AccessTokens>().GetInPlaceOf(merchant, tokens.Access, CancellationToken.None));
    }

    private static HttpApiEvent Request(string route, string query, string? body = null, params (string Name, string Value)[] headers) => new()
    {
        RouteKey = route,
        RawPath = route.Split(' ')[1],
        RawQueryString = query,
        Body = body,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value),
    };

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)">""")]
    private static partial Regex HiddenField();

    [GeneratedRegex("""<option value="([^"]+)""")]
    private static partial Regex Option();
}
