namespace Graph.Gateway.Rest.Catalogue;

/// <summary>Parameters that only the catalogue's routes have.</summary>
internal static class CatalogueParameters
{
    private const string TypesName = "types";

    private static readonly string[] s_types = ["ITEM", "ITEM_VARIATION", "CATEGORY"];

    public static ShimParameter Types { get; } = new(
        TypesName, "Objects of these types, separated by commas: `ITEM` (unless it says so), `ITEM_VARIATION`, `CATEGORY`.", ReadTypes) { Example = "ITEM,CATEGORY" };

    public static ShimParameter Cursor { get; } = ShimParameter.Text("cursor", "after", "Reads on: `cursor` of the page before.", "…");

    private static RestError? ReadTypes(ShimInputs inputs)
    {
        var types = (inputs.Parameter(TypesName) ?? s_types[0]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        inputs.Variables[TypesName] = types.Distinct(StringComparer.Ordinal).ToArray<object?>();
        return types.Length > 0 && types.All(s_types.Contains)
            ? null
            : RestError.BadRequest($"types takes {string.Join(", ", s_types)}, separated by commas.");
    }
}
