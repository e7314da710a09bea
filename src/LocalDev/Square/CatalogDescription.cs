using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Graph.LocalDev.Square;

/// <summary>An item's description, which it has three times: where both are written, the HTML is what it is.</summary>
/// <remarks>https://developer.squareup.com/reference/square/objects/CatalogItem</remarks>
internal static partial class CatalogDescription
{
    public static void Settle(JsonObject item)
    {
        item.Remove("description_plaintext");
        if ((item.Text("description_html") ?? item.Text("description")) is not { } html)
            return;
        item["description"] = html;
        item["description_html"] = html;
        item["description_plaintext"] = WebUtility.HtmlDecode(Tag().Replace(html, ""));
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
