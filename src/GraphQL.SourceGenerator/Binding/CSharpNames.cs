using System.Text;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>C# names for the schema's names.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    };

    /// <summary>What a record already has and an input's property therefore may not be called.</summary>
    private static readonly HashSet<string> RecordMembers = new(StringComparer.Ordinal)
    {
        "Clone", "Equals", "EqualityContract", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString",
    };

    /// <summary>A member's name: <c>totalSpend</c> → <c>TotalSpend</c>, <c>TOTAL_SPEND_DESC</c> → <c>TotalSpendDesc</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var word in name.Split(['_'], StringSplitOptions.RemoveEmptyEntries))
        {
            var isShouted = !word.Any(char.IsLower) && (name.Contains('_') || !name.Any(char.IsLower));
            text.Append(char.ToUpperInvariant(word[0])).Append(isShouted ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        return text.Length == 0 || char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <summary>A parameter's name: as in the schema, but for underscores.</summary>
    public static string Camel(string name)
    {
        if (!name.Contains('_'))
            return name;
        var pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>An input record's property.</summary>
    public static string InputProperty(string inputType, string field)
    {
        var name = Pascal(field);
        return name == inputType || RecordMembers.Contains(name) ? name + "Value" : name;
    }

    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A local variable for a class: <c>OrderStore</c> → <c>orderStore</c>.</summary>
    public static string Variable(string className)
    {
        var name = className.Length > 1 && className[0] == 'I' && char.IsUpper(className[1]) ? className.Substring(1) : className;
        return Escape(char.ToLowerInvariant(name[0]) + name.Substring(1));
    }

    /// <summary>A string literal.</summary>
    public static string Literal(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
