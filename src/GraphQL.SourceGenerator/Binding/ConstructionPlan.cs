using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>
/// What GraphSchema.Create constructs: each service is asked for once and each class of resolvers is made once, when a field
/// first needs it, each loader once a request. Names and indices do not depend on the order of files.
/// </summary>
internal sealed class ConstructionPlan
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(["b", "services"], StringComparer.Ordinal);
    private readonly List<ClassModel> _loaders;
    private readonly List<ClassModel> _resolvers;
    private readonly List<TypeRef> _services;

    public ConstructionPlan(IReadOnlyCollection<ResolverModel> resolvers, ProblemList problems)
    {
        _resolvers = Distinct(resolvers.Where(r => !r.IsStatic).Select(r => r.Class));
        _loaders = Distinct(resolvers.SelectMany(r => r.Parameters).Select(p => p.Loader).OfType<ClassModel>());
        foreach (var broken in _resolvers.Concat(_loaders).Where(c => c.Defect is not null))
            problems.Report(Diagnostics.NotConstructible, broken.Place, broken.SimpleName, broken.Defect!);
        _services = [.. _resolvers.Concat(_loaders).SelectMany(c => c.Services)
            .GroupBy(s => s.Name, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.First())];
        foreach (var service in _services)
            Name(service.Name, service.SimpleName);
        foreach (var resolver in _resolvers)
            Name(resolver.Name, resolver.SimpleName);
    }

    public int LoaderIndex(ClassModel loader) => _loaders.FindIndex(l => l.Name == loader.Name);

    /// <summary>The parameter or local variable that makes this class's only instance.</summary>
    public string Variable(ClassModel resolver) => _variables[resolver.Name];

    /// <summary>The statements of GraphSchema.Create that come before the bindings.</summary>
    public IEnumerable<string> Statements() =>
    [
        .. _services.Where(IsDeferred).Select(s => Defer(s.Name, "services")),
        .. Constructible.Select(r => Defer(r.Name, $"() => {New(r)}")),
        .. _loaders.Select((l, i) => l.Defect is null ? $"b.Loader({i}, () => {New(l)});" : "").Where(s => s.Length > 0),
        .. Deferred.Count == 0 ? [] : new[] { $"b.Deferred({string.Join(", ", Deferred)});" },
    ];

    private IEnumerable<ClassModel> Constructible => _resolvers.Where(r => r.Defect is null);

    private List<string> Deferred =>
        [.. _services.Where(IsDeferred).Select(s => s.Name).Concat(Constructible.Select(r => r.Name)).Select(n => _variables[n])];

    private static List<ClassModel> Distinct(IEnumerable<ClassModel> classes) =>
        [.. classes.GroupBy(c => c.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.First())];

    /// <summary>The provider is there already, and what is no object is given as it is.</summary>
    private static bool IsDeferred(TypeRef service) => service.Name != "global::System.IServiceProvider" && !service.IsValueType;

    private void Name(string type, string simpleName)
    {
        var wanted = type == "global::System.IServiceProvider" ? "services" : CSharpNames.Variable(simpleName);
        var name = wanted;
        if (wanted != "services")
            for (var i = 2; !_taken.Add(name); i++)
                name = wanted.TrimStart('@') + i;
        _variables[type] = name;
    }

    private string Defer(string type, string from) => $"var {_variables[type]} = new Deferred<{type}>({from});";

    private string New(ClassModel type) => $"new {type.Name}({string.Join(", ", type.Services.Select(Value))})";

    private string Value(TypeRef service) => IsDeferred(service) ? $"{_variables[service.Name]}.Value"
        : service.IsValueType ? $"services.Required<{service.Name}>()"
        : _variables[service.Name];
}
