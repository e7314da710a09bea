using System.Diagnostics.CodeAnalysis;
using Graph.GraphQL.Binding.Authorization;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>A schema with all that it takes to execute it. Immutable; made by <see cref="SchemaBinder"/> at start-up.</summary>
public sealed class ExecutableSchema
{
    private readonly Dictionary<FieldDefinition, FieldResolver> _resolvers;
    private readonly Dictionary<FieldDefinition, SourceStream> _streams;
    private readonly Func<object, string?>?[] _typeResolvers;
    private readonly InputFactory?[] _inputs;
    private readonly Func<string, object?>?[] _enums;
    private readonly Func<DataLoader.DataLoader>[] _loaders;
    private readonly Deferred[] _deferred;
    private readonly AuthorizationRules _rules;

    internal ExecutableSchema(
        Schema schema,
        Dictionary<FieldDefinition, FieldResolver> resolvers,
        Dictionary<FieldDefinition, SourceStream> streams,
        Func<object, string?>?[] typeResolvers,
        InputFactory?[] inputs,
        Func<string, object?>?[] enums,
        Func<DataLoader.DataLoader>[] loaders,
        Deferred[] deferred,
        AuthorizationRules rules)
    {
        Schema = schema;
        _resolvers = resolvers;
        _streams = streams;
        _typeResolvers = typeResolvers;
        _inputs = inputs;
        _enums = enums;
        _loaders = loaders;
        _deferred = deferred;
        _rules = rules;
    }

    public Schema Schema { get; }

    internal int LoaderCount => _loaders.Length;

    /// <summary>
    /// Makes all resolvers, and asks for all services of resolvers and loaders, which else are made when a field first needs
    /// them: for a test that none is missing, or a server that would rather start later than answer its first requests later.
    /// </summary>
    /// <exception cref="InvalidOperationException">A service is not registered.</exception>
    public void RequireServices()
    {
        foreach (var deferred in _deferred)
            deferred.Make();
    }

    internal bool TryGetResolver(FieldDefinition field, [MaybeNullWhen(false)] out FieldResolver resolver) =>
        _resolvers.TryGetValue(field, out resolver);

    /// <summary>Who may see the objects of a type; null where everyone may whom a field leads to them.</summary>
    internal AuthorizationRule? RuleOf(ObjectType type) => _rules.Of(type);

    internal SourceStream? Stream(FieldDefinition field) => _streams.GetValueOrDefault(field);

    internal DataLoader.DataLoader NewLoader(int index) => _loaders[index]();

    /// <summary>Section 6.4.3 (ResolveAbstractType): the name of the object type of a value.</summary>
    internal string? TypeNameOf(NamedType @abstract, object value) => _typeResolvers[@abstract.Index]?.Invoke(value);

    /// <summary>The C# value of a coerced input object; a dictionary where no C# type is bound.</summary>
    internal object CreateInput(InputObjectType type, object?[] values)
    {
        if (_inputs[type.Index] is { } create)
            return create(new InputValues(values));
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
            if (!ReferenceEquals(values[i], InputValues.Absent))
                members[type.Fields[i].Name] = values[i];
        return members;
    }

    /// <summary>The C# value of an enum value; its name where no C# enum is bound.</summary>
    internal object? EnumValue(EnumType type, string name) =>
        _enums[type.Index] is { } parse ? parse(name) : name;
}
