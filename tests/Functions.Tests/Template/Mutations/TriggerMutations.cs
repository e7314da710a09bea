using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of what starts functions: streams, routes, clocks, queues.</summary>
internal static class TriggerMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
        ["a stream starts nobody"] = (
            resources => resources.Remove("OrderStreamOfContacts"), "The template lacks: graph-orderStream-prod on stream of weborders-contacts-v3-prod"),
        ["a stream starts one too many"] = (
            resources => resources["Another"] = resources["FanOutOfOrders"]!.DeepClone(), "3 follow the stream of weborders-orders-v3-prod"),
        ["a batch fails as a whole"] = (
            resources => At(resources, "FanOutOfOrders").Remove("FunctionResponseTypes"), "The template lacks: graph-fanOut-prod on stream of weborders-orders"),
        ["old changes are told"] = (
            resources => At(resources, "FanOutOfOrders")["MaximumRecordAgeInSeconds"] = -1, "The template lacks: graph-fanOut-prod on stream of weborders-orders"),
        ["what fails is lost"] = (
            resources => At(resources, "OrderStreamOfOrders").Remove("DestinationConfig"), "The template lacks: graph-orderStream-prod on stream of weborders-orders"),
        ["$LATEST is invoked"] = (
            resources => At(resources, "OrderStreamOfOrders")["FunctionName"] = new JsonObject { ["Ref"] = "OrderStreamFunction" }, "which is not the alias of a function"),
        ["a route is gone"] = (
            resources => resources.Remove("SquareSuccessRoute"), "The template lacks: graph-squareOAuthCallback-prod on GET /auth/success of HTTP"),
        ["a route goes elsewhere"] = (
            resources => At(resources, "SquareWebhookRoute")["Target"] = At(resources, "ApiRoute")["Target"]!.DeepClone(),
            "The template lacks: graph-squareWebhook-prod on POST /api/webhooks/square of HTTP"),
        ["events have another form"] = (
            resources => At(resources, "ApiIntegration")["PayloadFormatVersion"] = "1.0", "The template lacks: graph-api-prod on $default of HTTP"),
        ["nobody hears of who goes"] = (
            resources => resources.Remove("WebSocketDisconnectRoute"), "The template lacks: graph-webSocket-prod on $disconnect of WEBSOCKET"),
        ["a clock goes slower"] = (
            resources => At(resources, "SweepTransactionsSchedule")["ScheduleExpression"] = "rate(1 hour)", "The template lacks: graph-sweepTransactions-prod every 1 minutes"),
        ["a queue keeps no order"] = (
            resources => At(resources, "TransactionsQueue").Remove("FifoQueue"), "graph-transactions-prod.fifo.FifoQueue is nowhere and should be true"),
        ["a message comes back while it is worked on"] = (
            resources => At(resources, "TransactionsQueue")["VisibilityTimeout"] = 30, "VisibilityTimeout is 30 and should be 360 or more"),
        ["a message comes back for ever"] = (
            resources => At(resources, "TransactionsQueue").Remove("RedrivePolicy"), "graph-transactions-prod.fifo.RedrivePolicy.maxReceiveCount is nowhere"),
        ["anybody may send dead letters"] = (
            resources => At(resources, "TransactionsDeadLetters").Remove("RedriveAllowPolicy"), "RedriveAllowPolicy.redrivePermission is nowhere"),
        ["dead letters are forgotten"] = (
            resources => At(resources, "OrderStreamDeadLetters").Remove("MessageRetentionPeriod"), "forgets dead letters early"),
        ["an API takes as much as it can"] = (
            resources => At(resources, "HttpStage").Remove("DefaultRouteSettings"), "HttpStage takes  requests a second"),
    };
}
