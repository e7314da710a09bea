using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>What rules ask of a directive, be it from a schema or from a document whose schema is not built yet.</summary>
internal sealed class KnownDirective
{
    private readonly HashSet<string> _arguments = new(StringComparer.Ordinal);
    private readonly List<string> _required = [];
    private int _locations;

    private KnownDirective(bool isRepeatable) => IsRepeatable = isRepeatable;

    public bool IsRepeatable { get; }

    /// <summary>The arguments that must be given.</summary>
    public IReadOnlyList<string> RequiredArguments => _required;

    public static KnownDirective Of(DirectiveDefinition directive)
    {
        var known = new KnownDirective(directive.IsRepeatable);
        foreach (var location in directive.Locations)
            known._locations |= 1 << (int)location;
        foreach (var argument in directive.Arguments)
            known.Add(argument.Name, argument.IsRequired);
        return known;
    }

    public static KnownDirective Of(DirectiveDefinitionNode node)
    {
        var known = new KnownDirective(node.IsRepeatable);
        foreach (var name in node.Locations)
            if (DirectiveLocationNames.Parse(name.Value) is { } location)
                known._locations |= 1 << (int)location;
        foreach (var argument in node.Arguments)
            known.Add(argument.Name.Value, argument.Type is NonNullTypeNode && argument.DefaultValue is null);
        return known;
    }

    public bool MayStandOn(DirectiveLocation location) => (_locations & (1 << (int)location)) != 0;

    public bool HasArgument(string name) => _arguments.Contains(name);

    private void Add(string argument, bool isRequired)
    {
        if (_arguments.Add(argument) && isRequired)
            _required.Add(argument);
    }
}
