using System.Collections;
using System.Text;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

/// <summary>All that a syntax tree says, but for where it stood: two trees with one shape are one document.</summary>
internal static class SyntaxShape
{
    public static string Of(SyntaxNode node)
    {
        var text = new StringBuilder();
        Append(text, node, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, string indent)
    {
        switch (value)
        {
            case SyntaxNode node:
                text.Append(node.Kind);
                foreach (var property in node.GetType().GetProperties().Where(p => p.Name is not (nameof(SyntaxNode.Span) or nameof(SyntaxNode.Kind))))
                {
                    text.Append('\n').Append(indent).Append(property.Name).Append(' ');
                    Append(text, property.GetValue(node), indent + " ");
                }

                break;
            case IEnumerable items and not string:
                foreach (var item in items)
                {
                    text.Append('\n').Append(indent).Append("- ");
                    Append(text, item, indent + " ");
                }

                break;
            default:
                text.Append(value is string s ? '"' + s + '"' : value ?? "none");
                break;
        }
    }
}
