using Graph.GraphQL.SourceGenerator.Emission;
using Graph.GraphQL.SourceGenerator.Models;
using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>
/// Binds a schema to the project's resolvers and types. Starts at the roots and follows the fields, for the C# type of an
/// object type is learnt from the fields that return it.
/// </summary>
internal sealed class SchemaBindings
{
    private readonly SchemaModel _schema;
    private readonly ProjectModel _project;
    private readonly ProblemList _problems = new();
    private readonly TypeTable _types;
    private readonly ResolverTable _resolvers;
    private readonly ConstructionPlan _construction;
    private readonly Signature _signature;
    private readonly FieldBinder _fields;
    private readonly OwnerBinder _owners;
    private readonly List<GeneratedFile> _files = [];
    private readonly List<string> _binds = [];

    private SchemaBindings(SchemaModel schema, ProjectModel project)
    {
        _schema = schema;
        _project = project;
        _types = new TypeTable(schema, project.Shapes, project.Namespace, _problems);
        _signature = new Signature(_types);
        _resolvers = new ResolverTable(schema, project.Resolvers, _problems);
        _construction = new ConstructionPlan(_resolvers.All, _problems);
        _fields = new FieldBinder(_types, _resolvers, _construction, _signature, schema.Subscription, _problems);
        _owners = new OwnerBinder(_types, _problems);
    }

    public static BindingModel Create(SchemaModel schema, ProjectModel project)
    {
        if (schema.Sdl.Length == 0 && project.Resolvers.Count == 0)
            return new BindingModel(default, default);
        var bindings = new SchemaBindings(schema, project);
        bindings.BindTypes();
        bindings.AddSchema();
        var problems = schema.Errors.Count > 0 ? schema.Errors : schema.Unauthorized.Concat(bindings._problems.ToEquatable()).ToEquatable();
        return new BindingModel(bindings._files.ToEquatable(), problems);
    }

    private void BindTypes()
    {
        foreach (var type in _schema.Types.Where(t => t.Kind == SchemaTypeKind.Scalar))
            BindScalar(type);
        CheckInputs();
        foreach (var type in _schema.Types.Where(t => t.IsGenerated))
            BindGenerated(type);
        foreach (var type in _schema.Types.Where(t => _schema.IsRoot(t.Name)))
            BindObject(type);
        while (_types.TryTakeNext(out var type))
            BindObject(type);
        foreach (var type in _schema.Types.Where(t => t.IsAbstract))
            BindAbstract(type);
        CheckUnknownClasses();
    }

    private void BindScalar(TypeModel type)
    {
        if (_types.Scalar(type.Name)?.Instance is { } instance)
            _binds.Add($"b.Scalar(\"{type.Name}\", {instance});");
    }

    private void BindGenerated(TypeModel type)
    {
        if (_project.Declared.FirstOrDefault(d => d.Name == type.Name) is { } own)
        {
            _problems.Report(
                Diagnostics.NotGenerated, own.Place, $"'{type.Name}' is generated from the schema: remove this declaration, or rename it.");
            return;
        }

        var text = type.Kind == SchemaTypeKind.Enum
            ? EnumEmitter.Write(_project.Namespace, type)
            : InputEmitter.Write(_project.Namespace, type, _signature);
        AddFile(type, text);
        _binds.Add($"Bind{type.Name}(b);");
    }

    /// <summary>Two names of the schema may not become one in C#, and the engine has no type for lists of lists.</summary>
    private void CheckInputs()
    {
        foreach (var type in _schema.Types)
        {
            CheckClashes(type, type.Values.Select(v => (v.Name, CSharpNames.Pascal(v.Name), v.Place)));
            CheckClashes(type, type.Inputs.Select(f => (f.Name, CSharpNames.InputProperty(type.Name, f.Name), f.Place)));
            foreach (var input in type.Inputs)
                CheckLists($"{type.Name}.{input.Name}", input);
            foreach (var field in type.Fields.Where(_ => type.Kind == SchemaTypeKind.Object))
                foreach (var argument in field.Arguments)
                    CheckLists($"{type.Name}.{field.Name}({argument.Name}:)", argument);
        }
    }

    private void CheckClashes(TypeModel type, IEnumerable<(string Name, string Member, Place? Place)> members)
    {
        foreach (var clash in members.GroupBy(m => m.Member, StringComparer.Ordinal).Where(g => g.Count() > 1))
            _problems.Report(
                Diagnostics.NotGenerated,
                clash.Last().Place,
                $"{string.Join(" and ", clash.Select(m => $"{type.Name}.{m.Name}"))} both become '{clash.Key}' in C#. Rename one of them.");
    }

    private void CheckLists(string coordinate, InputModel input)
    {
        if (input.Type.Item?.Item is not null)
            _problems.Report(Diagnostics.ListOfLists, input.Place, coordinate, input.Type.ToString());
    }

    private void BindObject(TypeModel type)
    {
        var statements = type.Fields.Select(f => _fields.Bind(type, f)).OfType<string>().Concat(_owners.Bind(type)).ToList();
        var resolvers = type.Fields
            .Select(f => _resolvers.Of(type, f))
            .OfType<ResolverModel>()
            .Where(r => !r.IsStatic && r.Class.Defect is null)
            .Select(r => r.Class)
            .GroupBy(c => c.Name, StringComparer.Ordinal)
            .Select(g => g.First())
            .ToList();
        var parameters = resolvers.Select(c => $"Deferred<{c.Name}> {_construction.Variable(c)}");
        AddFile(type, ObjectEmitter.Write(_project.Namespace, type.Name, parameters, statements));
        _binds.Add($"Bind{type.Name}({string.Join(", ", ["b", .. resolvers.Select(_construction.Variable)])});");
    }

    private void BindAbstract(TypeModel type)
    {
        var members = new List<(string Name, TypeShape Shape)>();
        foreach (var name in type.PossibleTypes)
        {
            if (_types.Class(name) is not { } csharp || _types.Shape(csharp) is not { } shape)
                continue;
            if (members.Find(m => m.Shape.Type.Name == csharp.Name) is { Name: { } other })
                _problems.Report(
                    Diagnostics.AmbiguousClass, _types.Type(name)?.Place, other, name, TypeTable.Bare(csharp), type.Name);
            else
                members.Add((name, shape));
        }

        AddFile(type, AbstractTypeEmitter.Write(_project.Namespace, type, members));
        _binds.Add($"Bind{type.Name}(b);");
    }

    /// <summary>
    /// A type that some field returns by name has no class while that field has a problem of its own; only when there is
    /// none, the type is one that no bound field leads to.
    /// </summary>
    private void CheckUnknownClasses()
    {
        var returned = new HashSet<string>(
            _schema.Types.Where(t => t.Kind == SchemaTypeKind.Object).SelectMany(t => t.Fields).Select(f => Innermost(f.Type)),
            StringComparer.Ordinal);
        var hasNoProblem = _problems.IsEmpty;
        foreach (var type in _schema.Types.Where(t => t.Kind == SchemaTypeKind.Object && !_schema.IsRoot(t.Name)))
            if (_types.Class(type.Name) is null && (hasNoProblem || !returned.Contains(type.Name)))
                _problems.Report(Diagnostics.TypeWithoutClass, type.Place, type.Name);
    }

    private static string Innermost(GraphTypeRef type) => type.Item is { } item ? Innermost(item) : type.Name;

    private void AddSchema() =>
        _files.Add(new GeneratedFile(
            "GraphSchema.g.cs", SchemaEmitter.Write(_project.Namespace, _schema.Sdl, [.. _construction.Statements(), .. _binds])));

    /// <summary>Hint names ignore case, GraphQL's names do not.</summary>
    private void AddFile(TypeModel type, string text)
    {
        var name = $"Types/{type.Name}.g.cs";
        for (var i = 2; _files.Any(f => string.Equals(f.HintName, name, StringComparison.OrdinalIgnoreCase)); i++)
            name = $"Types/{type.Name}.{i}.g.cs";
        _files.Add(new GeneratedFile(name, text));
    }
}
