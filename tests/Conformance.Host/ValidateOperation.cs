using System.Text.Json.Nodes;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation;

namespace Graph.Conformance.Host;

/// <summary>"validate": "query" against "schema", by the "rules" named, or by all.</summary>
internal static class ValidateOperation
{
    public static JsonObject Run(JsonObject request)
    {
        var schema = SchemaBuilder.Build(Parser.Parse(request.Text("schema")!, ParserOptions.SchemaDocument));
        var query = Parser.Parse(request.Text("query")!, ParserOptions.SchemaDocument);
        var rules = request["rules"]?.AsArray().Select(rule => (string)rule!).ToHashSet();
        return Answer.Of(DocumentValidator.Validate(schema, query, new ValidationOptions { Only = rules, MaxErrors = 1_000 }));
    }
}
