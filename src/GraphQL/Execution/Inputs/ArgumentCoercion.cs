using System.Collections.Immutable;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>Section 6.4.1 (Coercing Field Arguments).</summary>
internal static class ArgumentCoercion
{
    /// <summary>Values in the order of the field's definition; throws <see cref="GraphQLException"/>.</summary>
    public static object?[] Coerce(ExecutableSchema schema, FieldDefinition definition, FieldNode field, CoercedVariables variables)
    {
        var values = new object?[definition.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Coerce(schema, definition.Arguments[i], field, variables);
        return values;
    }

    private static object? Coerce(
        ExecutableSchema schema, InputValueDefinition argument, FieldNode field, CoercedVariables variables)
    {
        var literals = new LiteralCoercion(schema, variables);
        var given = Find(field.Arguments, argument.Name);
        var isAbsent = given is null;
        if (given is VariableNode variable)
            isAbsent = !variables.TryGet(variable.Name.Value, out _);
        if (!isAbsent)
            return CoerceGiven(literals, argument, given!);
        if (argument.DefaultValue is { } defaultValue)
            return literals.Coerce(defaultValue, argument.Type);
        if (argument.Type is NonNullType)
            throw new GraphQLException(new GraphQLError(
                $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was not provided.",
                ErrorCodes.BadUserInput,
                [(given ?? (SyntaxNode)field).Span.Location]));
        return InputValues.Absent;
    }

    private static object? CoerceGiven(LiteralCoercion literals, InputValueDefinition argument, ValueNode given)
    {
        try
        {
            return literals.Coerce(given, argument.Type);
        }
        catch (GraphQLException exception)
        {
            throw new GraphQLException(new GraphQLError(
                $"Argument \"{argument.Name}\" has an invalid value. {exception.Message}",
                ErrorCodes.BadUserInput,
                [given.Span.Location]));
        }
    }

    private static ValueNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
            if (argument.Name.Value == name)
                return argument.Value;
        return null;
    }
}
