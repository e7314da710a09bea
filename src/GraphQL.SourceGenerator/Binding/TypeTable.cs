using Graph.GraphQL.SourceGenerator.Models;
using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>
/// The C# type of every GraphQL type: named by [Type], or learnt from the first field that returns it. Object types come
/// out of <see cref="TryTakeNext"/> once, when their C# type is known.
/// </summary>
internal sealed class TypeTable
{
    private readonly SchemaModel _schema;
    private readonly string _namespace;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, TypeModel> _types;
    private readonly Dictionary<string, TypeShape> _shapes;
    private readonly Dictionary<string, ScalarBinding> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (TypeRef Type, string Reason)> _classes = new(StringComparer.Ordinal);
    private readonly Queue<TypeModel> _open = new();

    public TypeTable(SchemaModel schema, IEnumerable<TypeShape> shapes, string @namespace, ProblemList problems)
    {
        _schema = schema;
        _namespace = @namespace;
        _problems = problems;
        _types = schema.Types.ToDictionary(t => t.Name, StringComparer.Ordinal);
        _shapes = shapes.ToDictionary(s => s.Type.Name, StringComparer.Ordinal);
        foreach (var scalar in ScalarBinding.Standard)
            _scalars[scalar.Name] = scalar;
        foreach (var shape in _shapes.Values.Where(s => s.GraphQLName is not null))
            AddNamed(shape, shape.GraphQLName!);
        var named = new HashSet<string?>(_shapes.Values.Select(s => s.GraphQLName));
        foreach (var type in schema.Types.Where(t => t.Kind == SchemaTypeKind.Scalar && !_scalars.ContainsKey(t.Name) && !named.Contains(t.Name)))
            _problems.Report(Diagnostics.ScalarWithoutClass, type.Place, type.Name);
    }

    public bool IsRoot(string type) => _schema.IsRoot(type);

    public TypeModel? Type(string name) => _types.TryGetValue(name, out var type) ? type : null;

    /// <summary>A scalar of the schema or one of the specification's five.</summary>
    public ScalarBinding? Scalar(string name) =>
        Type(name) is null or { Kind: SchemaTypeKind.Scalar } && _scalars.TryGetValue(name, out var scalar) ? scalar : null;

    public TypeRef? Class(string type) => _classes.TryGetValue(type, out var c) ? c.Type : null;

    public TypeShape? Shape(TypeRef type) => _shapes.TryGetValue(type.Name, out var shape) ? shape : null;

    /// <summary>How generated code writes a generated input or enum.</summary>
    public string GeneratedName(string type) => $"global::{_namespace}.{CSharpNames.Escape(type)}";

    /// <summary>Whether this use of a C# type means the generated input or enum of that name.</summary>
    public bool IsGenerated(TypeRef type, string name) =>
        type.SimpleName == name && type.Kind == TypeRefKind.Plain && (!type.IsDeclaredHere || type.Name == GeneratedName(name));

    /// <summary>For a message: an own type has the name of a generated one.</summary>
    public string HintFor(string name, TypeRef type) =>
        type.SimpleName == name && type.IsDeclaredHere && Type(name) is { IsGenerated: true }
            ? $" '{name}' is generated from the schema into namespace {_namespace}: use that one instead of '{type.Name.Replace("global::", "")}'."
            : "";

    public bool TryTakeNext(out TypeModel type)
    {
        type = _open.Count > 0 ? _open.Dequeue() : null!;
        return type is not null;
    }

    /// <summary>
    /// Notes that a field gives this C# type for the object type. False when the C# type cannot stand for an object.
    /// </summary>
    public bool Learn(string type, TypeRef csharp, string field, Place? place)
    {
        if (csharp.Kind != TypeRefKind.Plain || _types.Values.Any(t => t.IsGenerated && IsGenerated(csharp, t.Name)))
            return false;
        if (IsRoot(type))
            return true;
        if (Shape(csharp) is null && !csharp.IsUnknown)
            return false;
        if (_classes.TryGetValue(type, out var known))
        {
            if (known.Type.Name != csharp.Name)
                _problems.Report(Diagnostics.TwoTypes, place, type, Bare(known.Type), known.Reason, Bare(csharp));
            return true;
        }

        _classes[type] = (csharp with { IsNullable = false }, $"from {field}");
        _open.Enqueue(_types[type]);
        return true;
    }

    public static string Bare(TypeRef type) => type.Display.TrimEnd('?');

    private void AddNamed(TypeShape shape, string name)
    {
        if (shape.Scalar is not null && Type(name) is { Kind: SchemaTypeKind.Scalar })
        {
            AddScalar(shape, shape.Scalar, name);
            return;
        }

        var problem = Type(name) switch
        {
            null => UnknownName(name),
            { Kind: SchemaTypeKind.Object } when IsRoot(name) => "names a root type. Its fields are bound by [Field] alone: remove the attribute.",
            { Kind: SchemaTypeKind.Object } when shape.Scalar is not null => "names an object type, but stands on a scalar's class. Remove the attribute.",
            { Kind: SchemaTypeKind.Object } => null,
            { Kind: SchemaTypeKind.Scalar } => $"names a scalar, so its class must derive from Scalar<T>; '{Bare(shape.Type)}' does not.",
            { IsGenerated: true } => $"names a type that is generated from the schema. Remove '{Bare(shape.Type)}' and use the generated '{name}'.",
            _ => "names an interface or union, which needs no C# type. Put [Type] on the C# types of its object types.",
        };
        if (problem is not null)
            _problems.Report(Diagnostics.UnknownType, shape.Place, name, problem);
        else
            LearnNamed(shape, name);
    }

    private void LearnNamed(TypeShape shape, string name)
    {
        if (_classes.TryGetValue(name, out var known))
        {
            _problems.Report(Diagnostics.TwoTypes, shape.Place, name, Bare(known.Type), known.Reason, Bare(shape.Type));
            return;
        }

        _classes[name] = (shape.Type, "by [Type]");
        _open.Enqueue(_types[name]);
    }

    private string UnknownName(string name) =>
        NearestName.Of(name, _types.Keys) is { } nearest
            ? $"names no type of the schema. Did you mean \"{nearest}\"?"
            : "names no type of the schema. Correct the name, or define the type in a .graphql file.";

    private void AddScalar(TypeShape shape, TypeRef value, string name)
    {
        _scalars[name] = new ScalarBinding(
            name, value.Name, Bare(value), value.IsValueType, null, $"{shape.Type.Name}.Instance");
        if (!shape.HasInstance)
            _problems.Report(Diagnostics.ScalarWithoutClass, shape.Place, name);
    }
}
