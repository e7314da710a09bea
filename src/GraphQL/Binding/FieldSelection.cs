namespace Graph.GraphQL.Binding;

/// <summary>What the operation selects below a field, for resolvers that can save work by knowing.</summary>
public readonly struct FieldSelection
{
    private readonly FieldExecution _execution;
    private readonly SelectedField _field;

    internal FieldSelection(FieldExecution execution, SelectedField field)
    {
        _execution = execution;
        _field = field;
    }

    /// <summary>Whether the field with this name (not alias) is selected on any type that the value may have.</summary>
    public bool Includes(string fieldName) => _execution.IsSelected(_field, fieldName);
}
