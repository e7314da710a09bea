namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>A scalar and its C# type.</summary>
/// <param name="CSharpType">As generated code writes it.</param>
/// <param name="Display">As people write it.</param>
/// <param name="Method">The method of FieldContext that writes it, for the specification's five; else null.</param>
/// <param name="Instance">The engine's or the project's scalar object, for all others.</param>
internal sealed record ScalarBinding(string Name, string CSharpType, string Display, bool IsValueType, string? Method, string? Instance)
{
    public static readonly IReadOnlyList<ScalarBinding> Standard =
    [
        new("Int", "int", "int", true, "Int", null),
        new("Float", "double", "double", true, "Float", null),
        new("String", "string", "string", false, "String", null),
        new("Boolean", "bool", "bool", true, "Boolean", null),
        new("ID", "string", "string", false, "String", null),
        new("DateTime", "global::System.DateTimeOffset", "DateTimeOffset", true, null, "DateTimeScalar.Instance"),
        new("Date", "global::System.DateOnly", "DateOnly", true, null, "DateScalar.Instance"),
        new("Decimal", "decimal", "decimal", true, null, "DecimalScalar.Instance"),
        new("Long", "long", "long", true, null, "LongScalar.Instance"),
        new("URL", "global::System.Uri", "Uri", false, null, "UrlScalar.Instance"),
        new("UUID", "global::System.Guid", "Guid", true, null, "UuidScalar.Instance"),
        new("JSON", "object", "object", false, null, "JsonScalar.Instance"),
    ];

    public bool IsJson => Instance == "JsonScalar.Instance";
}
