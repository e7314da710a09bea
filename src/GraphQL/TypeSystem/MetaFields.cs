namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Section 4 (Introspection): <c>__typename</c> on every composite type, <c>__schema</c> and <c>__type</c> on the query
/// root. They stand in no type's field list.
/// </summary>
public sealed class MetaFields
{
    public const string TypeName = "__typename";
    public const string Schema = "__schema";
    public const string Type = "__type";

    private readonly Schema _schema;
    private readonly FieldDefinition _typeName;
    private readonly FieldDefinition _schemaField;
    private readonly FieldDefinition _typeField;

    internal MetaFields(Schema schema)
    {
        _schema = schema;
        var @string = schema.Type("String")!;
        var root = schema.QueryType ?? (NamedType)schema.Type("__Type")!;
        _typeName = Field(TypeName, "The name of the object type.", new NonNullType(@string), root);
        _schemaField = Field(Schema, "The schema of this server.", new NonNullType(schema.Type("__Schema")!), root);
        _typeField = Field(Type, "A type of the schema by its name.", schema.Type("__Type")!, root);
        _typeField.Arguments = [new InputValueDefinition("name", null, null) { Type = new NonNullType(@string) }];
    }

    /// <summary>The field that a selection of this name on this composite type means, meta-fields included.</summary>
    public FieldDefinition? Find(NamedType type, string name) => name switch
    {
        TypeName => type.IsComposite ? _typeName : null,
        Schema when ReferenceEquals(type, _schema.QueryType) => _schemaField,
        Type when ReferenceEquals(type, _schema.QueryType) => _typeField,
        _ => (type as FieldsType)?.Field(name),
    };

    private static FieldDefinition Field(string name, string description, GraphQLType type, NamedType declaringType) =>
        new(name, description, null) { Type = type, DeclaringType = declaringType };
}
