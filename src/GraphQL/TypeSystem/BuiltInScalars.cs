using System.Globalization;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Section 3.5 (Scalars): the five that every service has. Their values in C# are <see cref="int"/>,
/// <see cref="double"/>, <see cref="string"/>, <see cref="bool"/> and, for ID, <see cref="string"/>.
/// </summary>
public static class BuiltInScalars
{
    public static readonly ScalarCoercion Int = new IntCoercion();

    public static readonly ScalarCoercion Float = new FloatCoercion();

    public static readonly ScalarCoercion String = new StringCoercion();

    public static readonly ScalarCoercion Boolean = new BooleanCoercion();

    public static readonly ScalarCoercion Id = new IdCoercion();

    public static bool Contains(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    /// <summary>A new type of that name; null where the name is not a built-in scalar's.</summary>
    internal static ScalarType? Create(string name) => name switch
    {
        "Int" => new ScalarType(name, "A whole number from -2147483648 to 2147483647.", null, Int),
        "Float" => new ScalarType(name, "A finite number in double precision (IEEE 754).", null, Float),
        "String" => new ScalarType(name, "Text in Unicode.", null, String),
        "Boolean" => new ScalarType(name, "`true` or `false`.", null, Boolean),
        "ID" => new ScalarType(name, "An opaque identifier: goes out as a string; taken as a string or a whole number.", null, Id),
        _ => null,
    };

    /// <summary>Section 3.5.1: whole numbers of 32 bits, also where JSON writes them as <c>1.0</c> or <c>1e3</c>.</summary>
    private sealed class IntCoercion : ScalarCoercion
    {
        public override object CoerceLiteral(ValueNode literal)
        {
            if (literal is not IntValueNode node)
                throw Refuse("Int takes a whole number", literal);
            return int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw OutOfRange(node.Value);
        }

        public override object CoerceValue(object value)
        {
            if (value is int small)
                return small;
            if (value is long number)
                return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw OutOfRange(value);
            if (NumberText.ToDouble(value) is not { } real || Math.Floor(real) != real)
                throw Refuse("Int takes a whole number", value);
            return real is >= int.MinValue and <= int.MaxValue ? (int)real : throw OutOfRange(value);
        }

        private static GraphQLException OutOfRange(object value) =>
            Bad($"Int takes whole numbers from -2147483648 to 2147483647; {value} is outside.");
    }

    /// <summary>Section 3.5.2: whole numbers are taken too; what double precision cannot hold as finite is not.</summary>
    private sealed class FloatCoercion : ScalarCoercion
    {
        public override object CoerceLiteral(ValueNode literal) => literal switch
        {
            IntValueNode node => Parse(node.Value),
            FloatValueNode node => Parse(node.Value),
            _ => throw Refuse("Float takes a number", literal),
        };

        public override object CoerceValue(object value) =>
            NumberText.ToDouble(value) ?? throw Refuse("Float takes a finite number", value);

        private static double Parse(string text) =>
            NumberText.Parse(text) ?? throw Bad("Float takes finite numbers; this one is too large.");
    }

    /// <summary>Section 3.5.3: strings only, nothing is turned into one.</summary>
    private sealed class StringCoercion : ScalarCoercion
    {
        public override object CoerceLiteral(ValueNode literal) =>
            literal is StringValueNode node ? node.Value : throw Refuse("String takes a string", literal);

        public override object CoerceValue(object value) =>
            value is string ? value : throw Refuse("String takes a string", value);
    }

    /// <summary>Section 3.5.4.</summary>
    private sealed class BooleanCoercion : ScalarCoercion
    {
        public override object CoerceLiteral(ValueNode literal) =>
            literal is BooleanValueNode node ? node.Value : throw Refuse("Boolean takes true or false", literal);

        public override object CoerceValue(object value) =>
            value is bool ? value : throw Refuse("Boolean takes true or false", value);
    }

    /// <summary>Section 3.5.5: strings as they are, whole numbers as their digits.</summary>
    private sealed class IdCoercion : ScalarCoercion
    {
        public override object CoerceLiteral(ValueNode literal) => literal switch
        {
            StringValueNode node => node.Value,
            IntValueNode node => node.Value,
            _ => throw Refuse("ID takes a string or a whole number", literal),
        };

        public override object CoerceValue(object value) => value switch
        {
            string => value,
            int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => NumberText.ToInteger(value) ?? throw Refuse("ID takes a string or a whole number", value),
        };
    }

    private static GraphQLException Refuse(string accepted, object given) =>
        Bad($"{accepted}; {ValueDescription.Of(given)} was given.");

    private static GraphQLException Bad(string message) => new(message, ErrorCodes.BadUserInput);
}
