using Graph.GraphQL.SourceGenerator.Binding;
using Graph.GraphQL.SourceGenerator.Sdl;

namespace Graph.GraphQL.SourceGenerator.Emission;

/// <summary>
/// An input object type: a record and its binding. A nullable field without default is Optional, so that absent and null
/// are two things; every other field always has a value.
/// </summary>
internal static class InputEmitter
{
    public static string Write(string @namespace, TypeModel type, Signature signature)
    {
        var name = CSharpNames.Escape(type.Name);
        var values = string.Join(", ", type.Inputs.Select((f, i) => Value(type, f, i, signature)));
        return SourceFile.Write(
            @namespace,
            [
                $"public sealed record {name}",
                "{",
                .. type.Inputs.Select(f => "    " + Property(type, f, signature)),
                "}",
                SourceFile.BindMethod(type.Name, $"b.Input(\"{type.Name}\", static (in v) => new {name} {{ {values} }});"),
            ]);
    }

    private static string Property(TypeModel type, InputModel field, Signature signature)
    {
        var csharp = signature.QualifiedInput(field.Type);
        var modifier = field.Type.IsNonNull ? "required " : "";
        var property = IsOptional(field) ? $"Optional<{csharp}>" : csharp;
        return $"public {modifier}{property} {CSharpNames.InputProperty(type.Name, field.Name)} {{ get; init; }}";
    }

    private static string Value(TypeModel type, InputModel field, int index, Signature signature) =>
        $"{CSharpNames.InputProperty(type.Name, field.Name)} = v.{signature.Read(field.Type, IsOptional(field), "", index)}";

    private static bool IsOptional(InputModel field) => !field.Type.IsNonNull && !field.HasDefault;
}
