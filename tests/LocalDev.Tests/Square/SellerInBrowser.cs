using Microsoft.AspNetCore.WebUtilities;

namespace Graph.LocalDev.Tests.Square;

/// <summary>A user who connects a seller, page by page.</summary>
internal static class SellerInBrowser
{
    private const string Start = "mutation($to: String) { startSquareAuthorization(redirectUri: $to) { url } }";

    /// <param name="http">Keeps no cookies and follows no redirects.</param>
    /// <param name="told">Given all that the browser was shown or sent to.</param>
    /// <returns>Where the browser is sent at the end.</returns>
    public static async Task<Uri> Connect(SeededSystem system, HttpClient http, string user, string merchantId, Action<string>? told = null)
    {
        var begun = await system.Ask(user, Start, new { to = "joylabs://square-callback" });
        told?.Invoke(begun.ToJsonString());
        return await Follow(http, new Uri((string)begun["data"]!["startSquareAuthorization"]!["url"]!), merchantId, told);
    }

    /// <param name="url">Of the first page.</param>
    public static async Task<Uri> Follow(HttpClient http, Uri url, string merchantId, Action<string>? told = null)
    {
        var state = QueryHelpers.ParseQuery(url.Query)["state"].ToString();
        told?.Invoke(await http.GetStringAsync(url));
        using var pressed = new HttpRequestMessage(HttpMethod.Post, url.GetLeftPart(UriPartial.Path))
        {
            Content = new FormUrlEncodedContent([new("state", state)]),
        };
        pressed.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var toSquare = await http.SendAsync(pressed);
        told?.Invoke(toSquare.Headers.ToString());
        var callback = await StandIn.Decide(http, toSquare.Headers.Location!, merchantId: merchantId);
        using var back = new HttpRequestMessage(HttpMethod.Get, callback);
        back.Headers.Add("Cookie", toSquare.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var done = await http.SendAsync(back);
        told?.Invoke(done.Headers.ToString());
        return done.Headers.Location!;
    }
}
