using Graph.DynamoDb.Items;
using Graph.DynamoDb.Paging;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>A place in a list of Square's, whose pages are as long as Square likes.</summary>
/// <param name="Page">Square's cursor of the page; null for the first.</param>
/// <param name="Skip">How many objects of the page come before it.</param>
internal readonly record struct CatalogPlace(string? Page, int Skip)
{
    private const string PageName = "page";
    private const string SkipName = "skip";

    /// <param name="scope">The list: of no other one is the cursor good.</param>
    public string ToCursor(Cursors cursors, string scope)
    {
        var values = new Dictionary<string, ItemValue> { [SkipName] = Skip };
        if (Page is not null)
            values[PageName] = Page;
        return cursors.Encode(scope, values);
    }

    /// <returns>Null when the cursor is none of this list.</returns>
    public static CatalogPlace? Parse(string? cursor, Cursors cursors, string scope)
    {
        if (cursor is null)
            return new CatalogPlace(null, 0);
        if (!cursors.TryDecode(cursor, scope, out var values))
            return null;
        var page = values.TryGetValue(PageName, out var text) ? text.Text : null;
        return new CatalogPlace(page, int.Parse(values[SkipName].Text, System.Globalization.CultureInfo.InvariantCulture));
    }
}
