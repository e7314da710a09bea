using Graph.GraphQL.Binding;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>Section 6.1.2: coerced values by variable; an absent variable has no entry.</summary>
internal sealed class CoercedVariables(VariableInfo[] definitions, object?[] values)
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
}
