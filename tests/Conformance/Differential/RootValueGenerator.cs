using System.Text.Json.Nodes;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.Conformance.Differential;

/// <summary>
/// Invents, for an operation, a root value that has every field the operation can ask for, and now and then null where the
/// schema says non-null, or a value of the wrong type. The same seed gives the same values.
/// </summary>
internal sealed class RootValueGenerator(Schema schema, int seed)
{
    private const int Deepest = 5;

    private readonly Random _random = new(seed);

    public IReadOnlyList<string?> OperationsIn(string document)
    {
        var operations = Parse(document).Definitions.OfType<OperationDefinitionNode>().Where(o => o.Operation != OperationType.Subscription);
        return [.. operations.Select(o => o.Name?.Value)];
    }

    /// <summary>Values for the variables that the document's operations declare; some are left out, some do not fit.</summary>
    public JsonObject VariablesFor(string document)
    {
        var variables = new JsonObject();
        foreach (var operation in Parse(document).Definitions.OfType<OperationDefinitionNode>())
            foreach (var variable in operation.VariableDefinitions)
                if (_random.Next(5) > 0)
                    variables[variable.Variable.Name.Value] = Input(variable.Type, 0);
        return variables;
    }

    public JsonObject Next(string document, string? operation)
    {
        var definition = Parse(document).Definitions.OfType<OperationDefinitionNode>().First(o => o.Name?.Value == operation);
        return Object(schema.RootType(definition.Operation)!, 0);
    }

    private JsonObject Object(ObjectType type, int depth)
    {
        var members = new JsonObject { ["__typename"] = type.Name };
        foreach (var field in type.Fields)
            if (depth < Deepest || field.Type.Named.IsLeaf)
                members[field.Name] = Output(field.Type, depth + 1);
        return members;
    }

    private JsonNode? Output(GraphQLType type, int depth)
    {
        if (_random.Next(type is NonNullType ? 60 : 12) == 0)
            return null;
        return type.Nullable switch
        {
            ListType list => new JsonArray([.. Enumerable.Range(0, _random.Next(depth > 3 ? 2 : 4)).Select(_ => Output(list.OfType, depth))]),
            ObjectType @object => Object(@object, depth),
            InterfaceType or UnionType => Object(OneOf(schema.PossibleTypes(type.Named)), depth),
            EnumType @enum => _random.Next(40) == 0 ? "NO_SUCH_VALUE" : OneOf(@enum.Values).Name,
            var scalar => _random.Next(40) == 0 ? new JsonArray(1) : Scalar(scalar.Named.Name),
        };
    }

    private JsonNode Scalar(string name) => name switch
    {
        "Int" => _random.Next(10) == 0 ? 2147483648 : _random.Next(-5, 1000),
        "Float" => _random.Next(1000) / 8.0,
        "Boolean" => _random.Next(2) == 0,
        "ID" => _random.Next(3) == 0 ? _random.Next(100) : $"id-{_random.Next(100)}",
        _ => _random.Next(4) switch { 0 => "", 1 => "naïve \"quoted\"\n", 2 => $"text {_random.Next(100)}", _ => "💡" },
    };

    private JsonNode? Input(TypeNode type, int depth) => type switch
    {
        NonNullTypeNode nonNull => _random.Next(25) == 0 ? null : Input(nonNull.Type, depth) ?? Input(nonNull.Type, depth),
        _ when _random.Next(8) == 0 => null,
        ListTypeNode list => _random.Next(6) == 0
            ? Input(list.Type, depth)
            : new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Input(list.Type, depth))]),
        NamedTypeNode named => Input(schema.Type(named.Name.Value)!, depth),
        _ => null,
    };

    private JsonNode? Input(NamedType type, int depth) => type switch
    {
        EnumType @enum => _random.Next(15) == 0 ? "NO_SUCH_VALUE" : OneOf(@enum.Values).Name,
        InputObjectType input => InputObject(input, depth),
        _ => _random.Next(15) == 0 ? new JsonObject { ["wrong"] = true } : Scalar(type.Name),
    };

    private JsonObject InputObject(InputObjectType type, int depth)
    {
        var members = new JsonObject();
        foreach (var field in type.IsOneOf ? [OneOf(type.Fields)] : type.Fields)
            if (field.IsRequired || type.IsOneOf || (depth < 2 && _random.Next(2) == 0))
                members[field.Name] = field.Definition is { } definition ? Input(definition.Type, depth + 1) : null;
        if (_random.Next(20) == 0)
            members["unknown"] = 1;
        return members;
    }

    private T OneOf<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private static DocumentNode Parse(string document)
    {
        try
        {
            return Parser.Parse(document);
        }
        catch (GraphQLException exception)
        {
            throw new InvalidOperationException($"Only documents that parse have values: {document}", exception);
        }
    }
}
