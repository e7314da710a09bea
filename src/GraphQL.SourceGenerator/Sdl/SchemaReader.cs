using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.SourceGenerator.Models;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.TypeSystem.Authorization;
using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Sdl;

/// <summary>Parses, validates and models the .graphql files.</summary>
internal static class SchemaReader
{
    public static SchemaModel Read(IReadOnlyCollection<SchemaFile> files)
    {
        var document = new SchemaDocument(files);
        var errors = files.SelectMany(SyntaxErrors).ToList();
        if (files.Count == 0 || errors.Count > 0)
            return Empty(document.Sdl, errors);
        var syntax = Parser.Parse(document.Sdl, ParserOptions.SchemaDocument);
        errors.AddRange(SdlValidator.Validate(syntax).Select(e => Invalid(document, e)));
        try
        {
            var schema = SchemaBuilder.Build(syntax);
            if (errors.Count == 0)
                errors.AddRange(SchemaValidator.Validate(schema).Select(e => Invalid(document, e)));
            return Model(document, schema, errors);
        }
        catch (GraphQLException e)
        {
            if (errors.Count == 0)
                errors.Add(Invalid(document, e.Error));
            return Empty(document.Sdl, errors);
        }
    }

    /// <summary>Each file by itself, so that a brace missing in one is not reported in the next.</summary>
    private static IEnumerable<ProblemModel> SyntaxErrors(SchemaFile file)
    {
        var document = new SchemaDocument([file]);
        try
        {
            Parser.Parse(file.Text, ParserOptions.SchemaDocument);
            return [];
        }
        catch (GraphQLException e)
        {
            return [Invalid(document, e.Error)];
        }
    }

    private static ProblemModel Invalid(SchemaDocument document, GraphQLError error) => Problem(Diagnostics.InvalidSchema, document, error);

    private static ProblemModel Problem(DiagnosticDescriptor descriptor, SchemaDocument document, GraphQLError error) =>
        new(
            descriptor,
            error.Locations.Count == 0 ? null : document.PlaceOf(error.Locations[0]),
            new[] { error.Message }.ToEquatable());

    private static SchemaModel Empty(string sdl, IEnumerable<ProblemModel> errors) =>
        new(sdl, default, null, null, null, errors.ToEquatable(), default);

    private static SchemaModel Model(SchemaDocument document, Schema schema, IEnumerable<ProblemModel> errors) =>
        new(
            document.Sdl,
            schema.Types.Where(t => t.Definition is not null).Select(t => Model(document, schema, t)).ToEquatable(),
            schema.QueryType?.Name,
            schema.MutationType?.Name,
            schema.SubscriptionType?.Name,
            errors.ToEquatable(),
            AuthorizationCheck.Validate(schema).Select(e => Problem(Diagnostics.Unauthorized, document, e)).ToEquatable());

    private static TypeModel Model(SchemaDocument document, Schema schema, NamedType type)
    {
        var fields = type is FieldsType f ? f.Fields : [];
        var possible = type.IsAbstract ? schema.PossibleTypes(type) : [];
        var values = type is EnumType e ? e.Values : [];
        var inputs = type is InputObjectType i ? i.Fields : [];
        return new TypeModel(
            KindOf(type),
            type.Name,
            document.PlaceOf(type.Definition?.Name),
            fields.Select(x => Model(document, x)).ToEquatable(),
            possible.Select(x => x.Name).ToEquatable(),
            values.Select(x => new EnumValueModel(x.Name, document.PlaceOf(x.Definition?.Name))).ToEquatable(),
            inputs.Select(x => Model(document, x)).ToEquatable(),
            AuthorizationDirectives.RequirementOf(type.Directives)?.Owner);
    }

    private static SchemaTypeKind KindOf(NamedType type) => type switch
    {
        ObjectType => SchemaTypeKind.Object,
        InterfaceType => SchemaTypeKind.Interface,
        UnionType => SchemaTypeKind.Union,
        EnumType => SchemaTypeKind.Enum,
        InputObjectType => SchemaTypeKind.InputObject,
        _ => SchemaTypeKind.Scalar,
    };

    private static FieldModel Model(SchemaDocument document, FieldDefinition field) =>
        new(
            field.Name,
            Model(field.Type),
            field.Arguments.Select(a => Model(document, a)).ToEquatable(),
            AuthorizationDirectives.RequirementOf(field.Directives)?.Owner is { } owner && field.Argument(owner) is null ? owner : null,
            document.PlaceOf(field.Definition?.Name));

    private static InputModel Model(SchemaDocument document, InputValueDefinition input) =>
        new(input.Name, Model(input.Type), input.DefaultValue is not null, document.PlaceOf(input.Definition?.Name));

    private static GraphTypeRef Model(GraphQLType type) => type.Nullable switch
    {
        ListType list => new GraphTypeRef("", type.IsNonNull, Model(list.OfType)),
        NamedType named => new GraphTypeRef(named.Name, type.IsNonNull, null),
        _ => throw new InvalidOperationException($"{type} is neither a list nor a named type."),
    };
}
