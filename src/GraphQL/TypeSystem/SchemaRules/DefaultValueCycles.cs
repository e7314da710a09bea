using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Section 3.10 (Input Objects), InputObjectDefaultValueHasCycle: filling in the defaults of an input object's fields
/// ends.
/// </summary>
internal sealed class DefaultValueCycles(SchemaErrors errors)
{
    private readonly HashSet<InputValueDefinition> _visited = [];
    private readonly List<(InputValueDefinition Field, string Coordinate)> _path = [];

    /// <summary>As for the empty object: every default of every field.</summary>
    public void Validate(InputObjectType type)
    {
        foreach (var field in type.Fields)
            if (field.Type.Named is InputObjectType fieldType)
                VisitDefault(type, field, fieldType);
    }

    private void VisitLiteral(InputObjectType type, ValueNode literal)
    {
        if (literal is ListValueNode list)
        {
            foreach (var item in list.Values)
                VisitLiteral(type, item);
        }
        else if (literal is ObjectValueNode node)
        {
            foreach (var field in type.Fields)
                if (field.Type.Named is InputObjectType fieldType)
                    VisitField(type, field, fieldType, node);
        }
    }

    private void VisitField(InputObjectType type, InputValueDefinition field, InputObjectType fieldType, ObjectValueNode node)
    {
        foreach (var given in node.Fields)
        {
            if (given.Name.Value != field.Name)
                continue;
            VisitLiteral(fieldType, given.Value);
            return;
        }
        VisitDefault(type, field, fieldType);
    }

    private void VisitDefault(InputObjectType type, InputValueDefinition field, InputObjectType fieldType)
    {
        if (field.DefaultValue is not { } @default)
            return;
        var start = _path.FindIndex(step => ReferenceEquals(step.Field, field));
        if (start >= 0)
        {
            var cycle = _path.GetRange(start, _path.Count - start);
            errors.Add(
                $"The default of {type}.{field.Name} needs itself, by way of {string.Join(", ", cycle.Select(s => s.Coordinate))}.",
                cycle.Select(step => step.Field.DefaultValue));
            return;
        }
        if (!_visited.Add(field))
            return;
        _path.Add((field, $"{type}.{field.Name}"));
        VisitLiteral(fieldType, @default);
        _path.RemoveAt(_path.Count - 1);
    }
}
