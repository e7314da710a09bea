using System.Text.Json.Nodes;
using Graph.Functions.Definitions;

namespace Graph.Functions.Tests.Template;

/// <summary>Where the APIs may not invoke what their routes lead to, or somebody may invoke a function who need not.</summary>
internal static class InvocationComparison
{
    /// <summary>What of a function's properties lets somebody invoke it, beside the resources that are compared.</summary>
    private static readonly string[] s_ownWays = ["Events", "FunctionUrlConfig"];

    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var wanted = FunctionDefinitions.All
            .SelectMany(function => function.Triggers.Select(ProtocolOf).OfType<string>().Distinct().SelectMany(protocol => Wanted(stack, function, protocol, stage)))
            .ToArray();
        var present = stack.Resources.OfType("AWS::Lambda::Permission").Select(permission => (permission.Id, May: Text(permission.Properties))).ToArray();
        foreach (var missing in wanted.Except(present.Select(permission => permission.May)))
            yield return $"No AWS::Lambda::Permission says that {missing}: without it the API's routes answer 500. Add it.";
        foreach (var (id, may) in present.Where(permission => !wanted.Contains(permission.May)))
            yield return $"{id} says that {may}, which no route needs: remove it.";
        foreach (var twice in present.CountBy(permission => permission.May).Where(count => count.Value > 1))
            yield return $"{twice.Value} permissions say that {twice.Key}.";
        foreach (var (id, properties) in stack.Resources.OfType(FunctionComparison.Type))
        {
            foreach (var way in s_ownWays.Where(properties.ContainsKey))
                yield return $"{id} has {way}, which makes triggers and permissions that are not compared: declare them as resources.";
        }
    }

    private static string? ProtocolOf(FunctionTrigger trigger) => trigger switch
    {
        HttpTrigger => "HTTP",
        SocketTrigger => "WEBSOCKET",
        _ => null,
    };

    /// <summary>All routes of all stages of each such API.</summary>
    private static IEnumerable<string> Wanted(Stack stack, FunctionDefinition function, string protocol, string stage) =>
        from api in stack.Resources.OfType("AWS::ApiGatewayV2::Api")
        where api.Properties.TextAt("ProtocolType") == protocol
        from apiStage in stack.Resources.OfType("AWS::ApiGatewayV2::Stage")
        where apiStage.Properties.TextAt("ApiId") == $"{{{api.Id}}}"
        select Text(
            "apigateway.amazonaws.com",
            "lambda:InvokeFunction",
            $"arn:aws:lambda:eu-central-1:123456789012:function:graph-{function.Name}-{stage}:live",
            $"arn:aws:execute-api:eu-central-1:123456789012:{{{api.Id}}}/{apiStage.Properties.TextAt("StageName")}/*");

    private static string Text(JsonObject permission) => Text(
        permission.TextAt("Principal"), permission.TextAt("Action"), permission.TextAt("FunctionName"), permission.TextAt("SourceArn"));

    private static string Text(string? principal, string? action, string? function, string? source) =>
        $"{principal} may {action} of {function} for {source ?? "anything"}";
}
