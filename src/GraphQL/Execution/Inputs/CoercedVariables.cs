using Graph.GraphQL.Binding;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>Section 6.1.2: coerced values by variable; an absent variable has no entry.</summary>
internal sealed class CoercedVariables(
    VariableInfo[] definitions, object?[] values, IReadOnlyDictionary<string, object?>? given = null)
{
    public static readonly CoercedVariables None = new([], []);

    /// <summary>False when the variable was not given and has no default.</summary>
    public bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < definitions.Length; i++)
        {
            if (definitions[i].Name != name)
                continue;
            value = values[i];
            return !ReferenceEquals(value, InputValues.Absent);
        }
        value = null;
        return false;
    }

    /// <summary>
    /// A variable inside a custom scalar's literal: what was given for it, else its default, else null. Not the coerced
    /// value, which may be of any C# type.
    /// </summary>
    public ValueNode Literal(VariableNode variable)
    {
        var name = variable.Name.Value;
        if (given is not null && given.TryGetValue(name, out var value))
            return JsonLiteral.From(value, variable.Span);
        return definitions.FirstOrDefault(d => d.Name == name)?.DefaultValue ?? new NullValueNode(variable.Span);
    }
}
