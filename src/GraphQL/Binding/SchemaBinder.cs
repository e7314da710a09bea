using Graph.GraphQL.Binding.Authorization;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>
/// Gives a schema its resolvers; generated code calls it at start-up. A name that the schema lacks throws
/// <see cref="ArgumentException"/>, so a mistake shows at the first start.
/// </summary>
public sealed class SchemaBinder
{
    private readonly Schema _schema;
    private readonly Dictionary<FieldDefinition, FieldResolver> _resolvers = [];
    private readonly Dictionary<FieldDefinition, SourceStream> _streams = [];
    private readonly List<Func<DataLoader.DataLoader>> _loaders = [];
    private readonly List<Deferred> _deferred = [];
    private readonly Dictionary<string, Func<object, string?>> _owners = new(StringComparer.Ordinal);
    private readonly Func<object, string?>?[] _typeResolvers;
    private readonly InputFactory?[] _inputs;
    private readonly Func<string, object?>?[] _enums;

    /// <summary>Parses and builds the schema; it must be valid (the generator has checked it).</summary>
    public SchemaBinder(string sdl)
        : this(SchemaBuilder.Build(Parser.Parse(sdl, ParserOptions.SchemaDocument)))
    {
    }

    public SchemaBinder(Schema schema)
    {
        _schema = schema;
        _typeResolvers = new Func<object, string?>?[schema.Types.Count];
        _inputs = new InputFactory?[schema.Types.Count];
        _enums = new Func<string, object?>?[schema.Types.Count];
    }

    public Schema Schema => _schema;

    public SchemaBinder Field(string coordinate, FieldResolver resolver)
    {
        _resolvers[FieldAt(coordinate)] = resolver;
        return this;
    }

    /// <summary>A subscription's field: its source stream, and how an event completes the field.</summary>
    public SchemaBinder Stream<T>(string coordinate, SourceStreamResolver<T> stream, ValueCompleter<T> complete)
    {
        var field = FieldAt(coordinate);
        _streams[field] = new SourceStream<T>(stream);
        _resolvers[field] = (in context) => complete(in context, context.Parent is T @event ? @event : default!);
        return this;
    }

    /// <summary>The factory of the loader with this index; it runs at most once a request, or once a root field of a mutation.</summary>
    public SchemaBinder Loader(int index, Func<DataLoader.DataLoader> factory)
    {
        if (index != _loaders.Count)
            throw new ArgumentException($"Loaders are added in order; {_loaders.Count} is next.", nameof(index));
        _loaders.Add(factory);
        return this;
    }

    /// <summary>What resolvers and loaders wait for, which <see cref="ExecutableSchema.RequireServices"/> makes.</summary>
    public SchemaBinder Deferred(params Deferred[] deferred)
    {
        _deferred.AddRange(deferred);
        return this;
    }

    /// <summary>Tells the object type of a value of this interface or union, by name.</summary>
    public SchemaBinder AbstractType(string name, Func<object, string?> resolveType)
    {
        _typeResolvers[TypeNamed<NamedType>(name).Index] = resolveType;
        return this;
    }

    /// <summary>
    /// Tells the owner's id where <c>@authorize(owner:)</c> names a member: of an object of the type with this name, or of the
    /// object whose field has this coordinate.
    /// </summary>
    public SchemaBinder Owner(string coordinate, Func<object, string?> ownerOf)
    {
        _owners[coordinate] = ownerOf;
        return this;
    }

    public SchemaBinder Input(string name, InputFactory factory)
    {
        _inputs[TypeNamed<InputObjectType>(name).Index] = factory;
        return this;
    }

    public SchemaBinder Enum(string name, Func<string, object?> parse)
    {
        _enums[TypeNamed<EnumType>(name).Index] = parse;
        return this;
    }

    public SchemaBinder Scalar(string name, ScalarCoercion coercion)
    {
        TypeNamed<ScalarType>(name).Coercion = coercion;
        return this;
    }

    /// <summary>
    /// Throws where a field of an object type has no resolver, or where a schema with <c>@authorize</c> does not say who may
    /// see a root field.
    /// </summary>
    public ExecutableSchema Build()
    {
        foreach (var type in _schema.Types)
            if (type is ObjectType @object && !type.Name.StartsWith("__", StringComparison.Ordinal))
                RequireResolvers(@object);
        var rules = new AuthorizationRules(_schema, _owners);
        foreach (var (field, rule) in rules.OfFields)
            Guard(field, rule);
        return new ExecutableSchema(_schema, _resolvers, _streams, _typeResolvers, _inputs, _enums, [.. _loaders], [.. _deferred], rules);
    }

    private void Guard(FieldDefinition field, AuthorizationRule rule)
    {
        var resolver = _resolvers[field];
        _resolvers[field] = (in context) =>
        {
            if (rule.Refuse(in context) is { } refusal)
                context.Fail(refusal);
            else
                resolver(in context);
        };
        if (_streams.TryGetValue(field, out var stream))
            _streams[field] = new GuardedStream(rule, stream);
    }

    private void RequireResolvers(ObjectType type)
    {
        foreach (var field in type.Fields)
            if (!_resolvers.ContainsKey(field))
                throw new InvalidOperationException($"{field.Coordinate} has no resolver.");
    }

    private FieldDefinition FieldAt(string coordinate)
    {
        var dot = coordinate.IndexOf('.', StringComparison.Ordinal);
        var type = dot < 0 ? null : _schema.Type(coordinate[..dot]) as FieldsType;
        return type?.Field(coordinate[(dot + 1)..])
            ?? throw new ArgumentException($"The schema has no field {coordinate}.", nameof(coordinate));
    }

    private T TypeNamed<T>(string name)
        where T : NamedType =>
        _schema.Type(name) as T ?? throw new ArgumentException($"The schema has no {typeof(T).Name} {name}.", nameof(name));
}
