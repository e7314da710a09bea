using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.TypeSystem;

/// <summary>What the type system says of a document: one entry an error, its places as "line:column line:column".</summary>
internal static class TypeSystemErrors
{
    /// <summary>By one rule for documents.</summary>
    public static string[] OfDocument(string rule, string sdl) => Places(SdlValidator.Validate(Parser.Parse(sdl), null, [rule]));

    /// <summary>By one rule for documents, of one that extends a schema.</summary>
    public static string[] OfExtension(string rule, string schema, string sdl) =>
        Places(SdlValidator.Validate(Parser.Parse(sdl), SchemaBuilder.Build(Parser.Parse(schema)), [rule]));

    /// <summary>By the validation of the built schema; a query root is added.</summary>
    public static string[] OfSchema(string sdl) => Places(Validate(sdl + "\ntype Query { ok: Boolean }"));

    public static IReadOnlyList<GraphQLError> Validate(string sdl) =>
        SchemaValidator.Validate(SchemaBuilder.Build(Parser.Parse(sdl)));

    public static string[] Places(IEnumerable<GraphQLError> errors) =>
        [.. errors.Select(error => string.Join(' ', error.Locations))];
}
