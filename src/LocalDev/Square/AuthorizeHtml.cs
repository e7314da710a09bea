using System.Text.Encodings.Web;

namespace Graph.LocalDev.Square;

/// <summary>The page that a seller sees. Whatever was sent is text in it.</summary>
internal static class AuthorizeHtml
{
    public static string Asked(AuthorizeRequest request, IReadOnlyList<SellerAccount> sellers)
    {
        var scopes = request.Scopes.Select(scope => $"<li>{Text(scope)}</li>");
        var fields = request.Fields.Where(field => field.Value is not null)
            .Select(field => $"""<input type="hidden" name="{field.Name}" value="{Text(field.Value!)}">""");
        var options = sellers.Select(seller =>
            $"""<option value="{Text(seller.MerchantId)}">{Text(seller.BusinessName)} ({Text(seller.MerchantId)})</option>""");
        return Page(
            $"""
            <h1>{Text(request.Application.Name)} wants to use a Square account</h1>
            <p>It asks for:</p>
            <ul>{string.Concat(scopes)}</ul>
            <form method="post" action="{AuthorizePage.Path}">
            {string.Join('\n', fields)}
            <label>Seller <select name="merchant_id">{string.Concat(options)}</select></label>
            <p><button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button></p>
            </form>
            """);
    }

    public static string Refused(string problem) => Page($"<h1>This cannot be asked</h1>\n<p>{Text(problem)}</p>");

    private static string Page(string body) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Square (stand-in)</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}button,select{font:inherit;padding:.3rem .8rem}</style></head>
        <body>
        <p><em>A stand-in for Square on this machine; the sellers are invented.</em></p>
        {{body}}
        </body>
        </html>
        """;

    private static string Text(string value) => HtmlEncoder.Default.Encode(value);
}
