using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of functions and their settings.</summary>
internal static class FunctionMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
        ["a function is gone"] = (
            resources => resources.Remove("RefreshSquareTokensFunction"), "Function refreshSquareTokens is not in the template"),
        ["a function has another handler"] = (
            resources => At(resources, "FanOutFunction")["Handler"] = "fanout", "FanOutFunction has the handler fanout, which no function has"),
        ["a function has another name"] = (
            resources => At(resources, "ApiFunction")["FunctionName"] = "graph-api", "ApiFunction has FunctionName graph-api and should have graph-api-prod"),
        ["a function has another time"] = (
            resources => At(resources, "OrderStreamFunction")["Timeout"] = 3, "OrderStreamFunction has Timeout 3 and should have 120"),
        ["a function is told that it is another"] = (
            resources => At(resources, "ApiFunction.Environment.Variables")["GRAPH_FUNCTION"] = "webSocket", "ApiFunction has Environment.Variables.GRAPH_FUNCTION"),
        ["a setting is missing"] = (
            resources => At(resources, "SquareWebhookFunction.Environment.Variables").Remove("Square__NotificationUrl"),
            "SquareWebhookFunction has no variable for Square:NotificationUrl"),
        ["a function's traces go nowhere"] = (
            resources => At(resources, "SquareWebhookFunction.Environment.Variables")["OpenTelemetry__Endpoint"] = new JsonObject { ["Ref"] = "AWS::NoValue" },
            "SquareWebhookFunction has no variable for OpenTelemetry:Endpoint"),
        ["a setting is there that is not read"] = (
            resources => At(resources, "OrderStreamFunction.Environment.Variables")["Wallets__ServerKeys__k1"] = "key",
            "OrderStreamFunction has the variable Wallets__ServerKeys__k1, which orderStream does not read"),
        ["a setting is misspelt"] = (
            resources => At(resources, "ApiFunction.Environment.Variables")["GraphQl__TimeoutSeconds"] = "25", "ApiFunction has the variable GraphQl__TimeoutSeconds"),
        ["logs go elsewhere"] = (
            resources => At(resources, "ApiFunction")["LoggingConfig"] = new JsonObject { ["LogGroup"] = "/aws/lambda/api" },
            "ApiFunction has LoggingConfig.LogGroup"),
    };
}
