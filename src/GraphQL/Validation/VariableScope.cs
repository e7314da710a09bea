using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation;

/// <summary>The variables that an operation defines, and which of them are used. Of equal names the last counts.</summary>
internal sealed class VariableScope
{
    private const int SearchedInTurn = 8;

    private readonly bool[] _used;
    private readonly Dictionary<string, int>? _byName;

    public VariableScope(OperationDefinitionNode operation)
    {
        Operation = operation;
        var variables = operation.VariableDefinitions;
        _used = variables.IsEmpty ? [] : new bool[variables.Length];
        if (variables.Length <= SearchedInTurn)
            return;
        _byName = new Dictionary<string, int>(variables.Length, StringComparer.Ordinal);
        for (var i = 0; i < variables.Length; i++)
            _byName[variables[i].Variable.Name.Value] = i;
    }

    public OperationDefinitionNode Operation { get; }

    /// <summary>The definition of the variable, which counts as used from now on; null where there is none.</summary>
    public VariableDefinitionNode? Use(string name)
    {
        var index = IndexOf(name);
        if (index < 0)
            return null;
        _used[index] = true;
        return Operation.VariableDefinitions[index];
    }

    public bool IsUsed(string name) => _used[IndexOf(name)];

    private int IndexOf(string name)
    {
        if (_byName is not null)
            return _byName.TryGetValue(name, out var index) ? index : -1;
        for (var i = Operation.VariableDefinitions.Length - 1; i >= 0; i--)
            if (Operation.VariableDefinitions[i].Variable.Name.Value == name)
                return i;
        return -1;
    }
}
