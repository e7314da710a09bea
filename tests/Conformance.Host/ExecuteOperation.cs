using System.Text.Json.Nodes;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation.Limits;

namespace Graph.Conformance.Host;

/// <summary>
/// "execute": runs an operation of "query" without validating it. Every field is the member of its name of the parent,
/// which is "rootValue" at the root; an object of an interface or union tells its type by its member "__typename".
/// </summary>
internal static class ExecuteOperation
{
    private static readonly Dictionary<string, object?> NoMembers = [];

    /// <summary>The specification knows nothing of who may see what: whoever asks may all.</summary>
    private static readonly RequestFeatures Anyone = RequestFeatures.None.With(new Viewer { IsAdmin = true });

    public static async ValueTask<JsonObject> Run(JsonObject request)
    {
        var schema = Bind(SchemaBuilder.Build(Parser.Parse(request.Text("schema"), ParserOptions.SchemaDocument)));
        var query = new GraphQLRequest
        {
            Query = request.Text("query"),
            OperationName = request.OptionalText("operationName"),
            Variables = request.Value("variables") as IReadOnlyDictionary<string, object?>,
        };
        try
        {
            using var result = await Execute(schema, query, request.Value("rootValue") ?? NoMembers);
            var answer = Answer.Of(result.Errors);
            if (result.HasData)
            {
                answer["data"] = JsonNode.Parse(result.ToJson().Span)!["data"]?.DeepClone();
            }

            return answer;
        }
        catch (RequestErrorException e)
        {
            return Answer.Of(e.Errors);
        }
    }

    private static ValueTask<ExecutionResult> Execute(ExecutableSchema schema, GraphQLRequest request, object rootValue)
    {
        var document = new PreparedDocument(schema, Parser.Parse(request.Query, ParserOptions.SchemaDocument), RequestLimits.None);
        var operation = document.Operation(request.OperationName);
        var executor = new GraphQLExecutor(schema);
        var variables = executor.CoerceVariables(operation, request);
        return executor.Run(operation.PlanFor(variables), variables, Anyone, rootValue, default);
    }

    private static ExecutableSchema Bind(Schema schema)
    {
        var binder = new SchemaBinder(schema);
        foreach (var type in schema.Types.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            binder.Owner(type.Name, static value => null);
            if (type.IsAbstract)
            {
                binder.AbstractType(type.Name, static value => Member(value, "__typename") as string);
            }

            foreach (var field in (type as ObjectType)?.Fields ?? [])
            {
                binder.Owner(field.Coordinate, static value => null);
                binder.Field(field.Coordinate, static (in c) => c.Value(Member(c.Parent, c.Field.Name)));
            }
        }

        return binder.Build();
    }

    private static object? Member(object parent, string name) =>
        (parent as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(name);
}
