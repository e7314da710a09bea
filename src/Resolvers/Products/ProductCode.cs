using System.Collections.Frozen;

namespace Graph.Resolvers.Products;

/// <summary>
/// Which codes can be a product's. Imported e-mails leave pieces of style sheets where codes should be; those are none.
/// </summary>
public static class ProductCode
{
    private static readonly FrozenSet<string> StyleSheetWords = FrozenSet.ToFrozenSet(
        [
            "font", "line", "col", "border", "margin", "text", "vertical", "max", "mobile", "content", "list", "padding", "inline",
            "16", "webkit", "mso", "ms", "x", "button", "full", "header", "style", "width", "height", "color", "display",
            "background", "align", "size",
        ],
        StringComparer.Ordinal);

    public static bool IsValid(string? code) =>
        !string.IsNullOrWhiteSpace(code)
        && code.AsSpan().IndexOfAny(":{};") < 0
        && !StyleSheetWords.Contains(code.ToLowerInvariant());
}
