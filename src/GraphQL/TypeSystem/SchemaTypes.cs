using System.Collections.Immutable;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// The types and directives of a schema while it is built: <see cref="Collect"/> makes every type by name, then
/// <see cref="Complete"/> gives each its members, which may name any of them.
/// </summary>
internal sealed class SchemaTypes
{
    private readonly Dictionary<string, List<TypeExtensionNode>> _extensions = new(StringComparer.Ordinal);
    private readonly List<DirectiveDefinitionNode> _directiveDefinitions = [];
    private readonly List<NamedType> _own = [];

    public Dictionary<string, NamedType> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DirectiveDefinition> Directives { get; } = new(StringComparer.Ordinal);

    public SchemaDefinitionNode? SchemaDefinition { get; private set; }

    public List<SchemaExtensionNode> SchemaExtensions { get; } = [];

    public void Collect(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeExtensionNode extension)
                AddExtension(extension);
            else if (definition is SchemaExtensionNode schemaExtension)
                SchemaExtensions.Add(schemaExtension);
        }
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeDefinitionNode type)
                AddType(type);
            else if (definition is DirectiveDefinitionNode directive)
                _directiveDefinitions.Add(directive);
            else if (definition is SchemaDefinitionNode schema)
                SchemaDefinition ??= schema;
        }
    }

    /// <summary>
    /// The document's own types come first, then the introspection types; a built-in scalar is added where the first
    /// reference to it is met, for one that nothing references is not part of the schema (section 3.5).
    /// </summary>
    public void Complete()
    {
        var introspection = IntrospectionSchema.Document.Definitions;
        foreach (var definition in introspection)
            Types.Add(((TypeDefinitionNode)definition).Name.Value, CreateType((TypeDefinitionNode)definition));
        foreach (var type in _own)
            CompleteType(type, type.Definition!);
        foreach (var node in _directiveDefinitions)
            AddDirective(node, node);
        foreach (var definition in introspection)
            CompleteBuiltIn((TypeDefinitionNode)definition);
        foreach (var node in BuiltInDirectives.Document.Definitions)
            AddDirective((DirectiveDefinitionNode)node, null);
    }

    public ObjectType? Object(string name) => Types.TryGetValue(name, out var type) ? type as ObjectType : null;

    public NamedType Resolve(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (Types.TryGetValue(name, out var type))
            return type;
        if (BuiltInScalars.Create(name) is not { } scalar)
            throw UnknownType(node);
        Types.Add(name, scalar);
        return scalar;
    }

    private void AddExtension(TypeExtensionNode extension)
    {
        var name = extension.Name.Value;
        if (!_extensions.TryGetValue(name, out var extensions))
            _extensions.Add(name, extensions = []);
        extensions.Add(extension);
    }

    /// <summary>A document may repeat a built-in scalar or an introspection type; what is built in stays.</summary>
    private void AddType(TypeDefinitionNode definition)
    {
        var name = definition.Name.Value;
        if (Types.ContainsKey(name) || BuiltInScalars.Contains(name) || IntrospectionSchema.Defines(name))
            return;
        var type = CreateType(definition);
        type.Definition = definition;
        Types.Add(name, type);
        _own.Add(type);
    }

    private NamedType CreateType(TypeDefinitionNode definition)
    {
        var name = definition.Name.Value;
        var description = definition.Description?.Value;
        return definition switch
        {
            ObjectTypeDefinitionNode => new ObjectType(name, description),
            InterfaceTypeDefinitionNode => new InterfaceType(name, description),
            UnionTypeDefinitionNode => new UnionType(name, description),
            EnumTypeDefinitionNode => new EnumType(name, description),
            InputObjectTypeDefinitionNode => new InputObjectType(name, description, AppliedDirectives.IsOneOf(definition.Directives)),
            _ => new ScalarType(name, description, SpecifiedByUrl(definition), AnyScalarCoercion.Instance),
        };
    }

    private string? SpecifiedByUrl(TypeDefinitionNode definition)
    {
        var url = AppliedDirectives.SpecifiedByUrl(definition.Directives);
        if (_extensions.TryGetValue(definition.Name.Value, out var extensions))
            foreach (var extension in extensions)
                url = AppliedDirectives.SpecifiedByUrl(extension.Directives) ?? url;
        return url;
    }

    private void CompleteType(NamedType type, TypeDefinitionNode definition)
    {
        if (_extensions.TryGetValue(type.Name, out var extensions))
            type.Extensions = extensions;
        new TypeMembers(this, isBuiltIn: false).AddTo(type, definition);
    }

    private void CompleteBuiltIn(TypeDefinitionNode definition)
    {
        var type = Types[definition.Name.Value];
        new TypeMembers(this, isBuiltIn: true).AddTo(type, definition);
    }

    private void AddDirective(DirectiveDefinitionNode node, DirectiveDefinitionNode? definition)
    {
        if (Directives.ContainsKey(node.Name.Value))
            return;
        var directive = new DirectiveDefinition(
            node.Name.Value, node.Description?.Value, node.IsRepeatable, Locations(node.Locations), definition)
        {
            Arguments = new TypeMembers(this, isBuiltIn: definition is null).InputValues(node.Arguments),
        };
        Directives.Add(directive.Name, directive);
    }

    private static List<DirectiveLocation> Locations(ImmutableArray<NameNode> names)
    {
        var locations = new List<DirectiveLocation>(names.Length);
        foreach (var name in names)
            if (DirectiveLocationNames.Parse(name.Value) is { } location)
                locations.Add(location);
        return locations;
    }

    private static GraphQLException UnknownType(NamedTypeNode node) => new(new GraphQLError(
        $"The schema names the type {node.Name.Value} but does not define it.",
        ErrorCodes.SchemaInvalid,
        [node.Span.Location]));
}
