using System.Globalization;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>A value of the JSON model as a literal.</summary>
internal static class JsonLiteral
{
    public static ValueNode From(object? value, SourceSpan span) => value switch
    {
        string text => new StringValueNode(text, isBlock: false, span),
        bool boolean => new BooleanValueNode(boolean, span),
        long or int => new IntValueNode(Convert.ToString(value, CultureInfo.InvariantCulture)!, span),
        double or decimal => new FloatValueNode(Convert.ToString(value, CultureInfo.InvariantCulture)!, span),
        JsonNumber number => new FloatValueNode(number.Text, span),
        IReadOnlyDictionary<string, object?> members => new ObjectValueNode(
            [.. members.Select(m => new ObjectFieldNode(new NameNode(m.Key, span), From(m.Value, span), span))], span),
        IReadOnlyList<object?> items => new ListValueNode([.. items.Select(i => From(i, span))], span),
        _ => new NullValueNode(span),
    };
}
