using System.Globalization;
using Graph.GraphQL.Errors;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>
/// Section 6.4.3 (Value Completion) for values of the JSON model, by the schema's type alone. Built-in scalars are
/// coerced as section 3.5 allows: <c>1</c> is a good String, <c>"1"</c> a good Int.
/// </summary>
internal static class ResultCoercion
{
    public static void Complete(in FieldContext context, object? value)
    {
        if (value is null)
        {
            context.Null();
            return;
        }
        switch (context.Type.Nullable)
        {
            case ListType:
                context.List(
                    value as IReadOnlyList<object?> ?? throw Wrong(context, value),
                    static (in item, element) => Complete(in item, element));
                break;
            case ScalarType scalar: CompleteScalar(in context, scalar, value); break;
            case EnumType @enum: context.Enum(CoerceEnum(in context, @enum, value)); break;
            default: context.Object(value); break;
        }
    }

    private static void CompleteScalar(in FieldContext context, ScalarType scalar, object value)
    {
        switch (scalar.Name)
        {
            case "Int": context.Int(CoerceInt(in context, value)); break;
            case "Float": context.Float(CoerceNumber(in context, value)); break;
            case "Boolean": context.Boolean(CoerceBoolean(in context, value)); break;
            case "String": context.String(CoerceString(in context, value)); break;
            case "ID": context.String(CoerceId(in context, value)); break;
            default: context.Json(value); break;
        }
    }

    private static int CoerceInt(in FieldContext context, object value)
    {
        var number = CoerceNumber(in context, value);
        return number is >= int.MinValue and <= int.MaxValue && Math.Truncate(number) == number
            ? (int)number
            : throw Wrong(context, value);
    }

    private static double CoerceNumber(in FieldContext context, object value) => value switch
    {
        long number => number,
        int number => number,
        double number => number,
        decimal number => (double)number,
        bool boolean => boolean ? 1 : 0,
        JsonNumber number => double.Parse(number.Text, CultureInfo.InvariantCulture),
        string { Length: > 0 } text when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Wrong(context, value),
    };

    private static bool CoerceBoolean(in FieldContext context, object value) => value switch
    {
        bool boolean => boolean,
        long or int or double or decimal or JsonNumber => CoerceNumber(in context, value) != 0,
        _ => throw Wrong(context, value),
    };

    private static string CoerceString(in FieldContext context, object value) => value switch
    {
        string text => text,
        bool boolean => boolean ? "true" : "false",
        IFormattable number and (long or int or double or decimal) => number.ToString(null, CultureInfo.InvariantCulture),
        JsonNumber number => number.Text,
        _ => throw Wrong(context, value),
    };

    private static string CoerceId(in FieldContext context, object value) => value switch
    {
        string text => text,
        bool => throw Wrong(context, value),
        _ when CoerceNumber(in context, value) is var number && Math.Truncate(number) == number => CoerceString(in context, value),
        _ => throw Wrong(context, value),
    };

    private static string CoerceEnum(in FieldContext context, EnumType @enum, object value) =>
        value is string name && @enum.Value(name) is not null ? name : throw Wrong(context, value);

    private static GraphQLException Wrong(in FieldContext context, object value) =>
        new($"{context.Field.Coordinate} has a value that is no {context.Type.Nullable}: {Describe(value)}.", ErrorCodes.InternalServerError);

    private static string Describe(object value) => value switch
    {
        string text => $"the string \"{text}\"",
        IReadOnlyDictionary<string, object?> => "an object",
        IReadOnlyList<object?> => "a list",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? value.GetType().Name,
    };
}
