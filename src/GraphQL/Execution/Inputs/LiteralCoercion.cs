using System.Collections.Immutable;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>
/// Input coercion of literals of a valid document (sections 3.5 to 3.12), with variables in them. What validation cannot
/// know (a variable that is null inside a non-null item, a scalar's own refusal) throws <see cref="GraphQLException"/>.
/// </summary>
internal readonly struct LiteralCoercion(ExecutableSchema schema, CoercedVariables variables)
{
    public object? Coerce(ValueNode literal, GraphQLType type)
    {
        if (literal is VariableNode variable)
            return CoerceVariable(variable, type);
        if (type is NonNullType nonNull)
            return literal is NullValueNode ? throw Wrong(literal, type) : Coerce(literal, nonNull.OfType);
        if (literal is NullValueNode)
            return null;
        return type switch
        {
            ListType list => CoerceList(literal, list),
            ScalarType scalar => CoerceScalar(literal, scalar),
            EnumType @enum => CoerceEnum(literal, @enum),
            InputObjectType inputObject => CoerceObject(literal, inputObject),
            _ => throw new InvalidOperationException($"{type} is no input type."),
        };
    }

    /// <summary>An absent variable counts as null; where an entry can be absent the caller has looked before.</summary>
    private object? CoerceVariable(VariableNode variable, GraphQLType type)
    {
        variables.TryGet(variable.Name.Value, out var value);
        if (type is NonNullType && value is null or InputValues.AbsentValue)
            throw Wrong(variable, type);
        if (value is InputValues.AbsentValue)
            return null;
        return type.Nullable is ListType && value is not (null or object?[]) ? new[] { value } : value;
    }

    private object?[] CoerceList(ValueNode literal, ListType type)
    {
        if (literal is not ListValueNode list)
            return [Coerce(literal, type.OfType)];
        var items = new object?[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = Coerce(list.Values[i], type.OfType);
        return items;
    }

    private object? CoerceScalar(ValueNode literal, ScalarType type)
    {
        try
        {
            return type.Coercion.CoerceLiteral(Substitute(literal));
        }
        catch (GraphQLException exception)
        {
            throw new GraphQLException(new GraphQLError(exception.Message, ErrorCodes.BadUserInput, [literal.Span.Location]));
        }
    }

    private object? CoerceEnum(ValueNode literal, EnumType type) =>
        literal is EnumValueNode name && type.Value(name.Value) is not null
            ? schema.EnumValue(type, name.Value)
            : throw Wrong(literal, type);

    private object CoerceObject(ValueNode literal, InputObjectType type)
    {
        if (literal is not ObjectValueNode @object)
            throw Wrong(literal, type);
        var values = new object?[type.Fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = CoerceField(@object, type.Fields[i]);
        if (type.IsOneOf)
            CheckOneOf(@object, type, values);
        return schema.CreateInput(type, values);
    }

    private object? CoerceField(ObjectValueNode @object, InputValueDefinition field)
    {
        var given = Find(@object.Fields, field.Name);
        if (given is VariableNode variable && !variables.TryGet(variable.Name.Value, out _))
            given = null;
        if (given is not null)
            return Coerce(given, field.Type);
        if (field.DefaultValue is { } literal)
            return Coerce(literal, field.Type);
        return field.Type is NonNullType ? throw Wrong(@object, field.Type) : InputValues.Absent;
    }

    /// <summary>Section 3.10.1: a variable decides only now whether its field is there and not null.</summary>
    private static void CheckOneOf(ObjectValueNode literal, InputObjectType type, object?[] values)
    {
        var isOne = literal.Fields.Length == 1
            && values.Count(v => !ReferenceEquals(v, InputValues.Absent)) == 1
            && !values.Contains(null);
        if (!isOne)
            throw new GraphQLException(new GraphQLError(
                $"Exactly one field of OneOf type \"{type}\" must be given, and not null.",
                ErrorCodes.BadUserInput,
                [literal.Span.Location]));
    }

    /// <summary>A custom scalar's literal may hold variables; it is given their values as literals.</summary>
    private ValueNode Substitute(ValueNode literal)
    {
        var self = this;
        return literal switch
        {
            VariableNode variable => variables.Literal(variable),
            ListValueNode list when list.ContainsVariable =>
                new ListValueNode([.. list.Values.Select(self.Substitute)], list.Span),
            ObjectValueNode @object when @object.ContainsVariable => new ObjectValueNode(
                [.. @object.Fields.Where(self.HasValue).Select(f => new ObjectFieldNode(f.Name, self.Substitute(f.Value), f.Span))],
                @object.Span),
            _ => literal,
        };
    }

    /// <summary>As in an input object, a field whose variable is absent is absent too.</summary>
    private bool HasValue(ObjectFieldNode field) =>
        field.Value is not VariableNode variable || variables.TryGet(variable.Name.Value, out _);

    private static ValueNode? Find(ImmutableArray<ObjectFieldNode> fields, string name)
    {
        foreach (var field in fields)
            if (field.Name.Value == name)
                return field.Value;
        return null;
    }

    private static GraphQLException Wrong(ValueNode literal, GraphQLType type) =>
        new(new GraphQLError($"Expected a value of type \"{type}\".", ErrorCodes.BadUserInput, [literal.Span.Location]));
}
