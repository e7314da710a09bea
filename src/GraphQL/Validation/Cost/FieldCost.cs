using System.Globalization;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Cost;

/// <summary>What the schema says of a field's cost.</summary>
internal sealed class FieldCost
{
    private static readonly string[] s_usualSlicingArguments = ["first", "last", "limit"];
    private static readonly string[] s_connectionLists = ["nodes", "edges"];

    public FieldCost(FieldDefinition field)
    {
        Field = field;
        ListDepth = DepthOf(field.Type);
        var own = WeightOf(field.Directives);
        CallWeight = own ?? 0;
        ObjectWeight = WeightOf(field.Type.Named.Directives)
            ?? (field.Type.Named.IsComposite && (ListDepth > 0 || own is null) ? 1 : 0);
        var listSize = Find(field.Directives, CostDirectives.ListSize);
        AssumedSize = (Argument(listSize, CostDirectives.AssumedSize) as IntValueNode)?.Value is { } digits ? Size(digits) : null;
        SlicingArguments = Strings(Argument(listSize, CostDirectives.SlicingArguments)) ?? UsualSlicingArguments(field);
        SizedFields = Strings(Argument(listSize, CostDirectives.SizedFields)) ?? ConnectionLists(field);
        RequiresOneSlicingArgument = Argument(listSize, CostDirectives.SlicingArguments) is not null
            && Argument(listSize, CostDirectives.RequireOneSlicingArgument) is not BooleanValueNode { Value: false };
    }

    public FieldDefinition Field { get; }

    /// <summary>Lists around the named type.</summary>
    public int ListDepth { get; }

    /// <summary>Counts once a call.</summary>
    public long CallWeight { get; }

    /// <summary>Counts once for each object or leaf given.</summary>
    public long ObjectWeight { get; }

    public long? AssumedSize { get; }

    public string[] SlicingArguments { get; }

    /// <summary>Fields of the object given whose lists have this field's size.</summary>
    public string[] SizedFields { get; }

    public bool RequiresOneSlicingArgument { get; }

    public static long? WeightOf(IEnumerable<DirectiveNode> directives) =>
        Argument(Find(directives, CostDirectives.Cost), CostDirectives.Weight) is StringValueNode weight
        && double.TryParse(weight.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (long)Math.Clamp(Math.Ceiling(value), 0, int.MaxValue)
            : null;

    /// <summary>An integer as written, of any length.</summary>
    public static long Size(string digits) =>
        digits.StartsWith('-') ? 0 : long.TryParse(digits, CultureInfo.InvariantCulture, out var size) ? size : long.MaxValue;

    private static int DepthOf(GraphQLType type)
    {
        var depth = 0;
        while (type is not NamedType)
        {
            depth += type is ListType ? 1 : 0;
            type = type is ListType list ? list.OfType : ((NonNullType)type).OfType;
        }

        return depth;
    }

    private static string[] UsualSlicingArguments(FieldDefinition field) =>
        [.. s_usualSlicingArguments.Where(name => field.Argument(name) is not null)];

    /// <summary>The lists of a connection, for a field that gives one and takes the size of its page.</summary>
    private static string[] ConnectionLists(FieldDefinition field) =>
        field.Type.Nullable is FieldsType connection && UsualSlicingArguments(field).Length > 0
            ? [.. s_connectionLists.Where(name => connection.Field(name)?.Type.Nullable is ListType)]
            : [];

    private static DirectiveNode? Find(IEnumerable<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(directive => directive.Name.Value == name);

    private static ValueNode? Argument(DirectiveNode? directive, string name) =>
        directive?.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

    private static string[]? Strings(ValueNode? value) => value switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(item => item.Value)],
        StringValueNode single => [single.Value],
        _ => null,
    };
}
