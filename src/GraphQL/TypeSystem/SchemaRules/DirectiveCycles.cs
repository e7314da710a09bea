using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Section 3.13 (Directives), Type Validation, points 2 and 3: a directive is not applied, directly or by way of types
/// and other directives, to what its own definition refers to.
/// </summary>
internal sealed class DirectiveCycles(Schema schema, SchemaErrors errors)
{
    private readonly HashSet<object> _seen = [];
    private readonly Stack<object> _open = [];

    public void Validate(DirectiveDefinition directive)
    {
        _seen.Clear();
        AddArguments(directive);
        while (_open.Count > 0)
        {
            var next = _open.Pop();
            if (next is DirectiveDefinition other)
                AddArguments(other);
            else
                AddMembers((NamedType)next);
        }
        if (_seen.Contains(directive))
            errors.Add($"{directive} is defined by use of itself.", directive.Definition);
    }

    private void AddArguments(DirectiveDefinition directive)
    {
        foreach (var argument in directive.Arguments)
            AddInputValue(argument);
    }

    private void AddInputValue(InputValueDefinition value)
    {
        Add(value.Type.Named);
        AddDirectives(value.Directives);
    }

    private void AddMembers(NamedType type)
    {
        AddDirectives(type.Directives);
        if (type is InputObjectType input)
        {
            foreach (var field in input.Fields)
                AddInputValue(field);
        }
        else if (type is EnumType @enum)
        {
            foreach (var value in @enum.Values)
                if (value.Definition is not null)
                    AddDirectives(value.Definition.Directives);
        }
    }

    private void AddDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var node in directives)
            if (schema.Directive(node.Name.Value) is { } directive)
                Add(directive);
    }

    private void Add(object next)
    {
        if (_seen.Add(next))
            _open.Push(next);
    }
}
