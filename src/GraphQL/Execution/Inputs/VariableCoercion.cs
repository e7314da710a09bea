using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>
/// Section 6.1.2 (Coercing Variable Values). Collects an error for every value that does not fit, up to
/// <see cref="MaxErrors"/>.
/// </summary>
internal sealed class VariableCoercion(ExecutableSchema schema, Action<Exception, string>? unexpectedError)
{
    private const int MaxErrors = 50;

    /// <summary>An error does not send a client's megabyte back to it.</summary>
    private const int LongestMessage = 1_000;

    private readonly List<GraphQLError> _errors = [];
    private VariableInfo _variable = null!;

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public CoercedVariables Coerce(VariableInfo[] definitions, IReadOnlyDictionary<string, object?>? given)
    {
        if (definitions.Length == 0)
            return CoercedVariables.None;
        var values = new object?[definitions.Length];
        for (var i = 0; i < definitions.Length; i++)
        {
            _variable = definitions[i];
            values[i] = Coerce(given);
        }
        return new CoercedVariables(definitions, values, given);
    }

    private object? Coerce(IReadOnlyDictionary<string, object?>? given)
    {
        try
        {
            return given is not null && given.TryGetValue(_variable.Name, out var value) ? CoerceGiven(value) : CoerceAbsent();
        }
        catch (GraphQLException exception) // a default that a C# type refuses
        {
            return Wrong(null, exception.Message);
        }
        catch (Exception exception) // a scalar and the C# type of an input object are the application's code
        {
            unexpectedError?.Invoke(exception, $"${_variable.Name}: {_variable.Type}");
            Add(FieldErrors.Masked([_variable.Location]));
            return null;
        }
    }

    private object? CoerceAbsent()
    {
        if (_variable.DefaultValue is { } literal)
            return new LiteralCoercion(schema, CoercedVariables.None).Coerce(literal, _variable.Type);
        if (_variable.Type is NonNullType)
            Add($"Variable \"${_variable.Name}\" of required type \"{_variable.Type}\" was not provided.");
        return InputValues.Absent;
    }

    private object? CoerceGiven(object? value)
    {
        if (value is not null || _variable.Type is not NonNullType)
            return Coerce(value, _variable.Type, null);
        Add($"Variable \"${_variable.Name}\" of non-null type \"{_variable.Type}\" must not be null.");
        return null;
    }

    private object? Coerce(object? value, GraphQLType type, InputPath? path)
    {
        if (type is NonNullType nonNull)
            return value is null ? Wrong(path, $"Expected non-nullable type \"{type}\" not to be null.") : Coerce(value, nonNull.OfType, path);
        if (value is null)
            return null;
        return type switch
        {
            ListType list => CoerceList(value, list, path),
            ScalarType scalar => CoerceScalar(value, scalar, path),
            EnumType @enum => CoerceEnum(value, @enum, path),
            InputObjectType inputObject => CoerceObject(value, inputObject, path),
            _ => throw new InvalidOperationException($"{type} is no input type."),
        };
    }

    /// <summary>Section 3.11 (List), Input Coercion: a single value makes a list of one.</summary>
    private object?[] CoerceList(object value, ListType type, InputPath? path)
    {
        if (value is not IReadOnlyList<object?> items)
            return [Coerce(value, type.OfType, path)];
        var list = new object?[items.Count];
        for (var i = 0; i < list.Length && _errors.Count < MaxErrors; i++)
            list[i] = Coerce(items[i], type.OfType, new InputPath(path, i));
        return list;
    }

    private object? CoerceScalar(object value, ScalarType type, InputPath? path)
    {
        try
        {
            return type.Coercion.CoerceValue(value);
        }
        catch (GraphQLException exception)
        {
            return Wrong(path, exception.Message);
        }
    }

    private object? CoerceEnum(object value, EnumType type, InputPath? path) =>
        value is string name && type.Value(name) is not null
            ? schema.EnumValue(type, name)
            : Wrong(path, $"Enum \"{type}\" takes one of its names.");

    private object? CoerceObject(object value, InputObjectType type, InputPath? path)
    {
        if (value is not IReadOnlyDictionary<string, object?> members)
            return Wrong(path, $"Expected type \"{type}\" to be an object.");
        var errorsBefore = _errors.Count;
        var values = new object?[type.Fields.Count];
        for (var i = 0; i < values.Length && _errors.Count < MaxErrors; i++)
            values[i] = CoerceField(members, type.Fields[i], type, path);
        foreach (var name in members.Keys)
            if (type.Field(name) is null && _errors.Count < MaxErrors)
                Wrong(path, $"Field \"{name}\" is not defined by type \"{type}\".");
        if (type.IsOneOf)
            CheckOneOf(members, type, path);
        return _errors.Count > errorsBefore ? null : CreateInput(type, values, path);
    }

    /// <summary>The C# type may refuse what the schema cannot.</summary>
    private object? CreateInput(InputObjectType type, object?[] values, InputPath? path)
    {
        try
        {
            return schema.CreateInput(type, values);
        }
        catch (GraphQLException exception)
        {
            return Wrong(path, exception.Message);
        }
    }

    private object? CoerceField(
        IReadOnlyDictionary<string, object?> members, InputValueDefinition field, InputObjectType type, InputPath? path)
    {
        if (members.TryGetValue(field.Name, out var value))
            return Coerce(value, field.Type, new InputPath(path, field.Name));
        if (field.DefaultValue is { } literal)
            return new LiteralCoercion(schema, CoercedVariables.None).Coerce(literal, field.Type);
        if (field.Type is NonNullType)
            Wrong(path, $"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.");
        return InputValues.Absent;
    }

    /// <summary>Section 3.10.1 (OneOf Input Objects). Keys that the type lacks have their own error.</summary>
    private void CheckOneOf(IReadOnlyDictionary<string, object?> members, InputObjectType type, InputPath? path)
    {
        var given = type.Fields.Where(field => members.ContainsKey(field.Name)).ToArray();
        if (given.Length != 1)
            Wrong(path, $"Exactly one key must be specified for OneOf type \"{type}\".");
        if (given.Length > 0 && members[given[0].Name] is null)
            Wrong(new InputPath(path, given[0].Name), $"Field \"{given[0].Name}\" must be non-null.");
    }

    private object? Wrong(InputPath? path, string message)
    {
        var place = path is null ? "" : $" at \"{new InputPath(null, _variable.Name)}{(path.ToString() is ['[', ..] ? "" : ".")}{path}\"";
        Add($"Variable \"${_variable.Name}\" got an invalid value{place}; {message}");
        return null;
    }

    private void Add(string message) => Add(new GraphQLError(Shorten(message), ErrorCodes.BadUserInput, [_variable.Location]));

    private void Add(GraphQLError error)
    {
        if (_errors.Count == MaxErrors)
            _errors.Add(new GraphQLError("Too many errors in variables; the rest is not shown.", ErrorCodes.BadUserInput));
        if (_errors.Count < MaxErrors)
            _errors.Add(error);
    }

    private static string Shorten(string message) =>
        message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
}
