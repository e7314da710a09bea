using System.Text;
using System.Text.Json.Nodes;
using Graph.Conformance.Host;
using Graph.GraphQL.Errors;

// Standard input: {"id", "op", ...} a line. Standard output: {"id", "ok", "errors", ...} a line, in the same order.
using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
output.AutoFlush = true;
while (await input.ReadLineAsync() is { } line)
{
    var request = JsonNode.Parse(line)!.AsObject();
    var answer = await AnswerTo(request);
    answer.Insert(0, "id", request["id"]?.DeepClone());
    await output.WriteLineAsync(answer.ToJsonString(Answer.Json));
}

static async ValueTask<JsonObject> AnswerTo(JsonObject request)
{
    try
    {
        return request.Text("op") switch
        {
            "parse" => ParseOperation.Run(request, print: false),
            "print" => ParseOperation.Run(request, print: true),
            "schema" => SchemaOperation.Run(request),
            "validate" => ValidateOperation.Run(request),
            "execute" => await ExecuteOperation.Run(request),
            var other => Answer.Refused(new GraphQLError($"Unknown op \"{other}\".")),
        };
    }
    catch (GraphQLException e)
    {
        return Answer.Refused(e.Error);
    }
    catch (Exception e)
    {
        return Answer.Refused(new GraphQLError(e.ToString()));
    }
}
