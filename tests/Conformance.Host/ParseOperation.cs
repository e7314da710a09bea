using System.Text.Json.Nodes;
using Graph.GraphQL.Language;

namespace Graph.Conformance.Host;

/// <summary>"parse": takes or refuses "query". "print": gives it back in canonical form too, as "printed".</summary>
internal static class ParseOperation
{
    public static JsonObject Run(JsonObject request, bool print)
    {
        var document = Parser.Parse(request.Text("query"), ParserOptions.SchemaDocument);
        var answer = Answer.Of([]);
        if (print)
        {
            answer["printed"] = Printer.Print(document);
        }

        return answer;
    }
}
