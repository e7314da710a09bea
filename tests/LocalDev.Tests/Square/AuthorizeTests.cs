using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Graph.LocalDev.Tests.Square;

/// <summary>The page that asks sellers.</summary>
public sealed class AuthorizeTests
{
    [Fact]
    public async Task The_page_names_the_application_the_sellers_and_what_is_asked_for()
    {
        await using var square = await StandIn.Start();

        var html = await square.Http.GetStringAsync(StandIn.AuthorizeUrl());

        Assert.Contains("Graph &lt;tests&gt; wants to use a Square account", html, StringComparison.Ordinal);
        Assert.Contains("Corner Roasters", html, StringComparison.Ordinal);
        Assert.Contains("Harbour Books", html, StringComparison.Ordinal);
        foreach (var scope in StandIn.AllScopes.Split(' '))
            Assert.Contains($"<li>{scope}</li>", html, StringComparison.Ordinal);
        Assert.Contains("""<button name="decision" value="deny">""", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id", "sandbox-sq0idb-unknown")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("redirect_uri", StandIn.RedirectUrl + "/")]
    [InlineData("scope", "ITEMS_READ EVERYTHING")]
    [InlineData("code_challenge", "short")]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("session", "maybe")]
    public async Task What_cannot_be_asked_sends_nobody_anywhere(string name, string? value)
    {
        await using var square = await StandIn.Start();

        using var answer = await square.Http.GetAsync(StandIn.AuthorizeUrl((name, value)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.DoesNotContain("<form", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("scope")]
    [InlineData("client_id")]
    public async Task A_script_in_a_parameter_is_text(string name)
    {
        await using var square = await StandIn.Start();

        using var answer = await square.Http.GetAsync(StandIn.AuthorizeUrl((name, "\"><script>alert(1)</script>")));

        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seller_says_no()
    {
        await using var square = await StandIn.Start();

        var redirected = await square.Decide(StandIn.AuthorizeUrl(("state", "a b&c")), "deny");

        Assert.Equal(
            $"{StandIn.RedirectUrl}?error=access_denied&error_description=user_denied&state=a%20b%26c", redirected.AbsoluteUri);
    }

    [Fact]
    public async Task State_and_redirect_URL_may_be_left_out()
    {
        await using var square = await StandIn.Start();

        var redirected = await square.Decide(StandIn.AuthorizeUrl(("state", null), ("redirect_uri", null)));

        Assert.Equal(StandIn.RedirectUrl, redirected.GetLeftPart(UriPartial.Path));
        var query = QueryHelpers.ParseQuery(redirected.Query);
        Assert.Equal(["code", "response_type"], query.Keys.Order());
        Assert.StartsWith("sandbox-sq0cgb-", query["code"].ToString(), StringComparison.Ordinal);
    }

    /// <summary>The form checks all of it again: its hidden fields are anybody's.</summary>
    [Theory]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("client_id", "sandbox-sq0idb-unknown")]
    [InlineData("merchant_id", "MLNOBODY")]
    [InlineData("decision", "perhaps")]
    public async Task A_changed_form_is_refused(string name, string value)
    {
        await using var square = await StandIn.Start();
        Dictionary<string, string> fields = new()
        {
            ["client_id"] = StandIn.Application.Id,
            ["redirect_uri"] = StandIn.RedirectUrl,
            ["merchant_id"] = StandIn.Roasters,
            ["decision"] = "approve",
            [name] = value,
        };

        using var answer = await square.Http.PostAsync("/oauth2/authorize", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    public async Task Another_sites_page_cannot_press_the_button(string header, string value)
    {
        await using var square = await StandIn.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, StandIn.AuthorizeUrl())
        {
            Content = new FormUrlEncodedContent([new("decision", "approve"), new("client_id", StandIn.Application.Id), new("merchant_id", StandIn.Roasters)]),
        };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await square.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
