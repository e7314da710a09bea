using Graph.GraphQL.SourceGenerator.Binding;
using Graph.GraphQL.SourceGenerator.Sdl;

namespace Graph.GraphQL.SourceGenerator.Emission;

/// <summary>An enum type: the C# enum, the names of its values, and its binding.</summary>
internal static class EnumEmitter
{
    public static string Write(string @namespace, TypeModel type)
    {
        var name = CSharpNames.Escape(type.Name);
        var values = type.Values.GroupBy(v => CSharpNames.Pascal(v.Name)).Select(g => (Member: g.Key, g.First().Name)).ToList();
        var toName = string.Join(", ", values.Select(v => $"{name}.{v.Member} => \"{v.Name}\""));
        var toMember = string.Join(", ", values.Select(v => $"\"{v.Name}\" => {name}.{v.Member}"));
        return SourceFile.Write(
            @namespace,
            [
                $"public enum {name} {{ {string.Join(", ", values.Select(v => v.Member))} }}",
                $"public static class {type.Name}Names {{ public static string? Of({name}? value) => value switch "
                    + $"{{ {toName}, null => null, _ => throw new global::System.ArgumentOutOfRangeException(nameof(value)) }}; }}",
                SourceFile.BindMethod(type.Name, $"b.Enum(\"{type.Name}\", static name => name switch {{ {toMember}, _ => null }});"),
            ]);
    }
}
