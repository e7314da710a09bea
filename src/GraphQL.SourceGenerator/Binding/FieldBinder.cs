using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>Writes the line that binds a field: to the method with its coordinate, or else to the property of its name.</summary>
internal sealed class FieldBinder(
    TypeTable types, ResolverTable resolvers, ConstructionPlan construction, Signature signature, string? subscription, ProblemList problems)
{
    private readonly OutputBinder _outputs = new(types);
    private readonly ParameterBinder _parameters = new(types, signature, construction, problems);

    /// <summary>The statement; null when the field cannot be bound, which is then reported.</summary>
    public string? Bind(TypeModel type, FieldModel field)
    {
        if (resolvers.Of(type, field) is { } resolver)
            return BindMethod(type, field, resolver);
        if (types.IsRoot(type.Name))
            return ReportMissing(type, field);
        if (types.Class(type.Name) is not { } parent || types.Shape(parent) is not { } shape)
            return null;
        return shape.Property(CSharpNames.Pascal(field.Name)) is { } property && field.Arguments.Count == 0
            ? BindProperty(type, field, parent, property)
            : ReportMissing(type, field);
    }

    private string? ReportMissing(TypeModel type, FieldModel field)
    {
        var property = types.IsRoot(type.Name) || field.Arguments.Count > 0
            ? ""
            : $" => …; or to '{TypeTable.Bare(types.Class(type.Name)!)}': {signature.Property(field)}";
        problems.Report(
            Diagnostics.FieldWithoutResolver, field.Place, $"{type.Name}.{field.Name}", MethodOf(type, field), property);
        return null;
    }

    private string MethodOf(TypeModel type, FieldModel field) => signature.Method(type, field, type.Name == subscription);

    private string? BindProperty(TypeModel type, FieldModel field, TypeRef parent, PropertyShape property)
    {
        var coordinate = $"{type.Name}.{field.Name}";
        var value = $"(({parent.Name})c.Parent).{property.Name}";
        var place = property.Place ?? field.Place;
        var completion = _outputs.Complete(field.Type, property.Type, value, coordinate, place);
        if (completion.Code is not null)
            return $"b.Field(\"{coordinate}\", static (in c) => {completion.Code});";
        problems.Report(
            Diagnostics.WrongPropertyType,
            place,
            coordinate,
            field.Type.ToString(),
            $"{parent.SimpleName}.{property.Name}",
            signature.Output(field.Type),
            property.Type.Display,
            completion.Hint,
            MethodOf(type, field));
        return null;
    }

    private string? BindMethod(TypeModel type, FieldModel field, ResolverModel resolver)
    {
        if (resolver.Defect is not null)
            problems.Report(Diagnostics.NotCallable, resolver.Place, resolver.Display, resolver.Defect);
        var arguments = _parameters.Bind(type, field, resolver);
        var instance = resolver.IsStatic ? resolver.Class.Name : $"{construction.Variable(resolver.Class)}.Value";
        var call = $"{instance}.{CSharpNames.Escape(resolver.Method)}({arguments})";
        var statement = type.Name == subscription ? Stream(field, resolver, call) : Field(field, resolver, call);
        return arguments is null || resolver.Defect is not null || resolver.Class.Defect is not null ? null : statement;
    }

    private string? Field(FieldModel field, ResolverModel resolver, string call)
    {
        var completion = _outputs.Complete(field.Type, resolver.Returns, call, resolver.Coordinate, resolver.ReturnPlace);
        if (completion.Code is not null)
            return $"b.Field(\"{resolver.Coordinate}\", {Modifier(resolver)}(in c) => {completion.Code});";
        var expected = signature.Output(field.Type);
        return ReportReturn(field, resolver, $"'ValueTask<{expected}>', 'Task<{expected}>' or '{expected}'", completion.Hint);
    }

    /// <summary>Section 6.2.3: the field's value is the event itself.</summary>
    private string? Stream(FieldModel field, ResolverModel resolver, string call)
    {
        var expected = $"'IAsyncEnumerable<{signature.Output(field.Type)}>'";
        if (resolver.Returns is not { Kind: TypeRefKind.AsyncEnumerable, Of: { } item })
            return ReportReturn(field, resolver, expected, " A subscription's field gives one value an event.");
        var completion = _outputs.Complete(field.Type, item, "v", resolver.Coordinate, resolver.ReturnPlace);
        if (completion.Code is null)
            return ReportReturn(field, resolver, expected, completion.Hint);
        return $"b.Stream<{item.NullableName}>(\"{resolver.Coordinate}\", {Modifier(resolver)}(in c) => {call}, static (in c, v) => {completion.Code});";
    }

    private static string Modifier(ResolverModel resolver) => resolver.IsStatic ? "static " : "";

    private string? ReportReturn(FieldModel field, ResolverModel resolver, string expected, string hint)
    {
        problems.Report(
            Diagnostics.WrongReturnType,
            resolver.ReturnPlace,
            resolver.Coordinate,
            field.Type.ToString(),
            resolver.Display,
            expected,
            resolver.Returns.Display,
            hint);
        return null;
    }
}
