using Graph.GraphQL.SourceGenerator.Sdl;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>C# types for GraphQL types: as messages show them and as generated code writes them.</summary>
internal sealed class Signature(TypeTable types)
{
    /// <summary>The method that would resolve this field, ready to paste.</summary>
    public string Method(TypeModel type, FieldModel field, bool isStream)
    {
        var parameters = new List<string>();
        if (!types.IsRoot(type.Name))
            parameters.Add($"{ClassOf(type.Name)} {CSharpNames.Variable(type.Name)}");
        parameters.AddRange(field.Arguments.Select(a => $"{Input(a.Type)} {CSharpNames.Escape(CSharpNames.Camel(a.Name))}"));
        parameters.Add("CancellationToken cancellationToken");
        var returns = isStream ? "IAsyncEnumerable" : "ValueTask";
        return $"[Field(\"{type.Name}.{field.Name}\")] public {returns}<{Output(field.Type)}> "
            + $"{CSharpNames.Pascal(field.Name)}({string.Join(", ", parameters)})";
    }

    /// <summary>The property that would resolve this field.</summary>
    public string Property(FieldModel field) => $"public {Output(field.Type)} {CSharpNames.Pascal(field.Name)} {{ get; }}";

    /// <summary>What a field's value is in C#, as people write it.</summary>
    public string Output(GraphTypeRef type) => Write(type, ClassOf, s => s.Display, "IReadOnlyList");

    /// <summary>What an argument's value is in C#, as people write it.</summary>
    public string Input(GraphTypeRef type) => Output(type);

    /// <summary>What an argument's value is in C#, as generated code writes it.</summary>
    public string QualifiedInput(GraphTypeRef type) =>
        Write(type, types.GeneratedName, s => s.CSharpType, "global::System.Collections.Generic.IReadOnlyList");

    /// <summary>
    /// The call on FieldContext or InputValues that reads the value at an index: of a list item by item, for the engine
    /// holds lists without the type of their items.
    /// </summary>
    /// <param name="suffix">"Argument" on FieldContext, nothing on InputValues.</param>
    public string Read(GraphTypeRef type, bool isOptional, string suffix, int index)
    {
        var method = (isOptional ? "Optional" : "") + (type.Item is null ? "" : "List") + suffix;
        var item = QualifiedInput(type.Item ?? type);
        var isNeverNull = type.Item is not null && type.IsNonNull && !isOptional;
        return $"{(method.Length == 0 ? "Value" : method)}<{item}>({index}){(isNeverNull ? "!" : "")}";
    }

    private string ClassOf(string type) => types.Class(type) is { } known ? TypeTable.Bare(known)
        : types.Type(type) is { IsAbstract: true } ? "object"
        : type;

    private string Write(GraphTypeRef type, Func<string, string> named, Func<ScalarBinding, string> scalar, string list)
    {
        var name = type.Item is { } item
            ? $"{list}<{Write(item, named, scalar, list)}>"
            : types.Scalar(type.Name) is { } s ? scalar(s) : named(type.Name);
        return type.IsNonNull ? name : name + "?";
    }
}
