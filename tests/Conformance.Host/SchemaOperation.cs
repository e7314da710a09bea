using System.Text.Json.Nodes;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.Conformance.Host;

/// <summary>
/// "schema": checks the type system document "sdl", as extending "schema" where one is given, by the rules named in
/// "rules" alone; without either by every rule and then schema validation.
/// </summary>
internal static class SchemaOperation
{
    public static JsonObject Run(JsonObject request)
    {
        var document = Parser.Parse((string)request["sdl"]!, ParserOptions.SchemaDocument);
        var extended = (string?)request["schema"] is { } schema
            ? SchemaBuilder.Build(Parser.Parse(schema, ParserOptions.SchemaDocument))
            : null;
        var rules = request["rules"]?.AsArray().Select(name => (string)name!).ToArray();

        var errors = SdlValidator.Validate(document, extended, rules);
        return errors.Count > 0 || extended is not null || rules is not null
            ? Answer.Of(errors)
            : Answer.Of(SchemaValidator.Validate(SchemaBuilder.Build(document)));
    }
}
