using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Graph.Lambda.Events;

namespace Graph.Functions.Square;

/// <summary>A page for the person at the browser. What is shown is encoded; nothing runs in it, and nobody frames it.</summary>
internal static class SquarePage
{
    private const string Style =
        "body{font-family:system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;line-height:1.5}button{font:inherit;padding:.5rem 1.5rem}";

    private static readonly string s_styleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <param name="paragraphs">As text.</param>
    /// <param name="form">HTML of a form; null for none.</param>
    public static HttpApiResponse Of(int status, string title, IEnumerable<string> paragraphs, string? form = null) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, string>
        {
            ["content-type"] = "text/html; charset=utf-8",
            ["cache-control"] = "no-store",
            // No form-action: browsers hold all redirects behind a form's post to it, and Square's go on to its own sites, and back to apps.
            ["content-security-policy"] = $"default-src 'none'; style-src 'sha256-{s_styleHash}'; base-uri 'none'; frame-ancestors 'none'",
            // Its own posts say where they come from; nobody else learns the URL, which has the state in it.
            ["referrer-policy"] = "same-origin",
        },
        Body = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <h1>{Encode(title)}</h1>
            {string.Join('\n', paragraphs.Select(paragraph => $"<p>{Encode(paragraph)}</p>"))}
            {form}
            </body>
            </html>
            """,
    };

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
