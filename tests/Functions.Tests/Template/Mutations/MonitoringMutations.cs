using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of alarms, the dashboard and logs.</summary>
internal static class MonitoringMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
        ["nobody is alarmed of a function"] = (
            resources => resources.Remove("FanOutErrorsAlarm"), "No alarm watches Errors of graph-fanOut-prod"),
        ["nobody is alarmed of dead letters"] = (
            resources => resources.Remove("OrderStreamDeadLettersAlarm"), "No alarm watches ApproximateNumberOfMessagesVisible of graph-order-stream-dead"),
        ["an alarm's metric is misspelt"] = (
            resources => At(resources, "FanOutLateAlarm")["MetricName"] = "IteratorAges", "FanOutLateAlarm shows AWS/Lambda IteratorAges of graph-fanOut-prod, which AWS"),
        ["an alarm's function is gone"] = (
            resources => At(resources, "FanOutLateAlarm.Dimensions.0")["Value"] = "graph-fanout-prod", "there is no such FunctionName"),
        ["the dashboard shows what nobody writes"] = (
            resources => Redraw(resources, "\"OperationCount\"", "\"Operations\""), "shows Graph Operations of api, which no code writes"),
        ["the dashboard shows what a function does not write"] = (
            resources => Redraw(resources, "\"processTransaction\"", "\"api\""), "shows Graph QueueAge of api, which api does not write"),
        ["the dashboard shows a function that there is not"] = (
            resources => Redraw(resources, "\"webSocket\"", "\"websocket\""), "shows Graph OperationCount of websocket, which websocket does not write"),
        ["the dashboard shows another stage"] = (
            resources => Redraw(resources, "\"Stage\", \"${Stage}\"", "\"Stage\", \"dev\""), "which has the dimensions Stage and Function, the first of them prod"),
        ["the dashboard adds up milliseconds"] = (
            resources => Redraw(resources, "{ \"stat\": \"Maximum\" }", "{ \"stat\": \"Sum\" }"), "QueueAge of processTransaction, whose unit is Milliseconds: Sum"),
        ["the dashboard leaves out functions"] = (
            resources => Redraw(resources, "MetricName=\\\"Throttles\\\" graph", "MetricName=\\\"Throttles\\\" shop"), "The dashboard does not show Throttles of graph-api-prod"),
        ["the dashboard leaves out operations"] = (
            resources => Redraw(resources, "[\"...\", \"fanOut\"]", "[\"...\", \"api\"]"), "The dashboard does not show OperationCount of fanOut"),
        ["the dashboard leaves out routes"] = (
            resources => Redraw(resources, "MetricName=\\\"RestRequests\\\" Stage", "MetricName=\\\"ColdStarts\\\" Stage"), "The dashboard does not show RestRequests of GET /api/orders"),
        ["the dashboard shows routes of another stage"] = (
            resources => Redraw(resources, "Stage=\\\"${Stage}\\\"", "Stage=\\\"dev\\\""), "which has the dimensions Stage and Route, the first of them prod"),
        ["nobody is alarmed of the WebSocket API"] = (
            resources => resources.Remove("WebSocketFailuresAlarm"), "No alarm watches ExecutionError of {WebSocketApi}"),
        ["nobody is alarmed of the HTTP API"] = (resources => resources.Remove("HttpErrorsAlarm"), "No alarm watches 5xx of {HttpApi}"),
        ["nobody is alarmed of the pipe"] = (resources => resources.Remove("TransactionPipeAlarm"), "No alarm watches ExecutionFailed of {TransactionPipe}"),
        ["nobody is alarmed of silence"] = (
            resources => resources.Remove("SweepTransactionsSilentAlarm"), "No alarm watches Invocations of graph-sweepTransactions-prod"),
        ["an alarm watches the other API"] = (
            resources => At(resources, "WebSocketFailuresAlarm.Dimensions.0")["Value"] = Reference("HttpApi"),
            "WebSocketFailuresAlarm shows ExecutionError of {HttpApi}, and APIs of HTTP have no such metric"),
        ["an alarm tells nobody"] = (resources => At(resources, "FanOutLateAlarm").Remove("AlarmActions"), "FanOutLateAlarm tells nobody"),
        ["the dashboard leaves out failures of an API"] = (
            resources => Redraw(resources, ", [\".\", \"ExecutionError\", \".\", \".\"]", ""), "The dashboard does not show ExecutionError of {WebSocketApi}"),
        ["logs are kept for ever"] = (
            resources => At(resources, "FanOutLogs").Remove("RetentionInDays"), "FanOutLogs has RetentionInDays nowhere and should have 90 in prod"),
        ["logs are kept as long in every stage"] = (
            resources => At(resources, "FanOutLogs")["RetentionInDays"] = 90, "FanOutLogs has RetentionInDays 90 and should have 14 in dev"),
        ["logs of requests are kept for ever"] = (
            resources => At(resources, "HttpAccessLogs").Remove("RetentionInDays"), "HttpAccessLogs has RetentionInDays nowhere"),
        ["a log group is gone"] = (resources => resources.Remove("FanOutLogs"), "The log group /graph/prod/fanOut is 0 times in the template"),
        ["a log group has another name"] = (
            resources => At(resources, "FanOutLogs")["LogGroupName"] = "/aws/lambda/fanOut", "The log group /graph/prod/fanOut is 0 times in the template"),
    };
}
