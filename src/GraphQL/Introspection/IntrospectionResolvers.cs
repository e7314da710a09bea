using Graph.GraphQL.Binding;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Introspection;

/// <summary>Section 4.2 (Schema Introspection): the resolvers of the introspection types and of the meta-fields.</summary>
internal static class IntrospectionResolvers
{
    private static readonly Dictionary<string, FieldResolver> s_resolvers = Create();

    public static FieldResolver Find(FieldDefinition field) => field.Name switch
    {
        MetaFields.Schema => ResolveSchema,
        MetaFields.Type => ResolveType,
        _ => s_resolvers[field.Coordinate],
    };

    private static void ResolveSchema(in FieldContext context) => context.Object(context.Schema);

    private static void ResolveType(in FieldContext context) => context.Object(context.Schema.Type(context.Argument<string>(0)));

    private static Dictionary<string, FieldResolver> Create() => new(StringComparer.Ordinal)
    {
        ["__Schema.description"] = (in c) => c.String(Of<Schema>(c).Description),
        ["__Schema.types"] = (in c) => c.List(Of<Schema>(c).Types, Complete),
        ["__Schema.queryType"] = (in c) => c.Object(Of<Schema>(c).QueryType),
        ["__Schema.mutationType"] = (in c) => c.Object(Of<Schema>(c).MutationType),
        ["__Schema.subscriptionType"] = (in c) => c.Object(Of<Schema>(c).SubscriptionType),
        ["__Schema.directives"] = (in c) => c.List(Of<Schema>(c).Directives, Complete),
        ["__Type.kind"] = (in c) => c.Enum(KindOf(Of<GraphQLType>(c))),
        ["__Type.name"] = (in c) => c.String((c.Parent as NamedType)?.Name),
        ["__Type.description"] = (in c) => c.String((c.Parent as NamedType)?.Description),
        ["__Type.specifiedByURL"] = (in c) => c.String((c.Parent as ScalarType)?.SpecifiedByUrl),
        ["__Type.fields"] = (in c) =>
        {
            var withDeprecated = c.Argument<bool>(0);
            c.List((c.Parent as FieldsType)?.Fields.Where(f => withDeprecated || f.DeprecationReason is null), Complete);
        },
        ["__Type.interfaces"] = (in c) => c.List((c.Parent as FieldsType)?.Interfaces, Complete),
        ["__Type.possibleTypes"] = (in c) =>
            c.List(c.Parent is NamedType { IsAbstract: true } type ? c.Schema.PossibleTypes(type) : null, Complete),
        ["__Type.enumValues"] = (in c) =>
        {
            var withDeprecated = c.Argument<bool>(0);
            c.List((c.Parent as EnumType)?.Values.Where(v => withDeprecated || v.DeprecationReason is null), Complete);
        },
        ["__Type.inputFields"] = (in c) => InputValues(in c, (c.Parent as InputObjectType)?.Fields),
        ["__Type.ofType"] = (in c) => c.Object((c.Parent as NonNullType)?.OfType ?? (c.Parent as ListType)?.OfType),
        ["__Type.isOneOf"] = (in c) => c.Boolean((c.Parent as InputObjectType)?.IsOneOf),
        ["__Field.name"] = (in c) => c.String(Of<FieldDefinition>(c).Name),
        ["__Field.description"] = (in c) => c.String(Of<FieldDefinition>(c).Description),
        ["__Field.args"] = (in c) => InputValues(in c, Of<FieldDefinition>(c).Arguments),
        ["__Field.type"] = (in c) => c.Object(Of<FieldDefinition>(c).Type),
        ["__Field.isDeprecated"] = (in c) => c.Boolean(Of<FieldDefinition>(c).DeprecationReason is not null),
        ["__Field.deprecationReason"] = (in c) => c.String(Of<FieldDefinition>(c).DeprecationReason),
        ["__InputValue.name"] = (in c) => c.String(Of<InputValueDefinition>(c).Name),
        ["__InputValue.description"] = (in c) => c.String(Of<InputValueDefinition>(c).Description),
        ["__InputValue.type"] = (in c) => c.Object(Of<InputValueDefinition>(c).Type),
        ["__InputValue.defaultValue"] = (in c) => c.String(DefaultValue(Of<InputValueDefinition>(c))),
        ["__InputValue.isDeprecated"] = (in c) => c.Boolean(Of<InputValueDefinition>(c).DeprecationReason is not null),
        ["__InputValue.deprecationReason"] = (in c) => c.String(Of<InputValueDefinition>(c).DeprecationReason),
        ["__EnumValue.name"] = (in c) => c.String(Of<EnumValueDefinition>(c).Name),
        ["__EnumValue.description"] = (in c) => c.String(Of<EnumValueDefinition>(c).Description),
        ["__EnumValue.isDeprecated"] = (in c) => c.Boolean(Of<EnumValueDefinition>(c).DeprecationReason is not null),
        ["__EnumValue.deprecationReason"] = (in c) => c.String(Of<EnumValueDefinition>(c).DeprecationReason),
        ["__Directive.name"] = (in c) => c.String(Of<DirectiveDefinition>(c).Name),
        ["__Directive.description"] = (in c) => c.String(Of<DirectiveDefinition>(c).Description),
        ["__Directive.isRepeatable"] = (in c) => c.Boolean(Of<DirectiveDefinition>(c).IsRepeatable),
        ["__Directive.locations"] = (in c) =>
            c.List(Of<DirectiveDefinition>(c).Locations, static (in item, location) => item.Enum(DirectiveLocationNames.Of(location))),
        ["__Directive.args"] = (in c) => InputValues(in c, Of<DirectiveDefinition>(c).Arguments),
    };

    private static T Of<T>(in FieldContext context)
        where T : class => (T)context.Parent;

    private static void Complete<T>(in FieldContext context, T value) => context.Object(value);

    private static void InputValues(in FieldContext context, IReadOnlyList<InputValueDefinition>? values)
    {
        var withDeprecated = context.Argument<bool>(0);
        context.List(values?.Where(v => withDeprecated || v.DeprecationReason is null), Complete);
    }

    private static string? DefaultValue(InputValueDefinition input) =>
        input.DefaultValue is { } value ? Printer.Print(value) : null;

    private static string KindOf(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
