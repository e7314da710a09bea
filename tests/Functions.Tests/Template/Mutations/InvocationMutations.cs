using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of who may invoke functions.</summary>
internal static class InvocationMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
        ["an API may not invoke for an event of Square's"] = (
            resources => resources.Remove("SquareWebhookPermission"), $"{May("squareWebhook")}{{HttpApi}}/$default/*: without it"),
        ["an API may not invoke for Square's pages"] = (
            resources => resources.Remove("SquareOAuthCallbackPermission"), $"{May("squareOAuthCallback")}{{HttpApi}}/$default/*: without it"),
        ["an API may not invoke for GraphQL"] = (resources => resources.Remove("ApiPermission"), $"{May("api")}{{HttpApi}}/$default/*: without it"),
        ["an API may not invoke for WebSockets"] = (
            resources => resources.Remove("WebSocketPermission"), $"{May("webSocket")}{{WebSocketApi}}/prod/*: without it"),
        ["an API may invoke only behind CloudFront"] = (
            resources => resources["ApiPermission"]!["Condition"] = "HasDistribution", $"Least: No AWS::Lambda::Permission says that {May("api")}"),
        ["the other API may invoke"] = (
            resources => At(resources, "SquareWebhookPermission")["SourceArn"] = At(resources, "WebSocketPermission")["SourceArn"]!.DeepClone(),
            $"SquareWebhookPermission says that {May("squareWebhook")}{{WebSocketApi}}/prod/*, which no route needs"),
        ["any API may invoke"] = (
            resources => At(resources, "ApiPermission").Remove("SourceArn"), "ApiPermission says that apigateway.amazonaws.com may lambda:InvokeFunction"),
        ["an API may invoke another stage's routes"] = (
            resources => At(resources, "WebSocketPermission.SourceArn")["Fn::Sub"] = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebSocketApi}/live/*",
            $"WebSocketPermission says that {May("webSocket")}{{WebSocketApi}}/live/*"),
        ["$LATEST may be invoked alone"] = (
            resources => At(resources, "ApiPermission")["FunctionName"] = Reference("ApiFunction"), $"{May("api")}{{HttpApi}}/$default/*: without it"),
        ["everybody may invoke"] = (
            resources => At(resources, "ApiPermission")["Principal"] = "*", "ApiPermission says that * may lambda:InvokeFunction"),
        ["an API may invoke what it has no route to"] = (
            resources => (resources["Another"] = resources["ApiPermission"]!.DeepClone())["Properties"]!["FunctionName"] = Reference("OrderStreamFunction.Alias"),
            $"Another says that {May("orderStream")}{{HttpApi}}/$default/*, which no route needs"),
        ["a permission is there twice"] = (
            resources => resources["Another"] = resources["ApiPermission"]!.DeepClone(), "2 permissions say that apigateway.amazonaws.com"),
        ["a function has a URL of its own"] = (
            resources => At(resources, "ApiFunction")["FunctionUrlConfig"] = new JsonObject { ["AuthType"] = "NONE" }, "ApiFunction has FunctionUrlConfig"),
    };

    /// <summary>Up to the API.</summary>
    private static string May(string function) =>
        $"apigateway.amazonaws.com may lambda:InvokeFunction of arn:aws:lambda:eu-central-1:123456789012:function:graph-{function}-prod:live "
        + "for arn:aws:execute-api:eu-central-1:123456789012:";
}
