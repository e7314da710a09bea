using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 3.3.1 (Root Operation Types): a schema and its extensions give each operation one root type.</summary>
internal sealed class UniqueOperationTypesRule(SdlContext context) : SdlRule
{
    private readonly Dictionary<OperationType, OperationTypeDefinitionNode> _seen = [];

    public override void Definition(DefinitionNode definition)
    {
        if (definition is SchemaDefinitionNode schema)
            Check(schema.OperationTypes);
        else if (definition is SchemaExtensionNode extension)
            Check(extension.OperationTypes);
    }

    private void Check(ImmutableArray<OperationTypeDefinitionNode> operations)
    {
        foreach (var operation in operations)
        {
            var name = operation.Operation.ToString().ToLowerInvariant();
            if (context.Extending?.RootType(operation.Operation) is { } existing)
                context.Report($"The root type for {name} is {existing} and cannot be set again.", operation);
            else if (_seen.TryGetValue(operation.Operation, out var first))
                context.Report($"The root type for {name} is given more than once.", first, operation);
            else
                _seen.Add(operation.Operation, operation);
        }
    }
}
