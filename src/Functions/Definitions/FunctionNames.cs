namespace Graph.Functions.Definitions;

/// <summary>The functions' names: all are one program, which is told by one of these what it is.</summary>
public static class FunctionNames
{
    /// <summary>
    /// The variable that has the name too. The managed runtime takes <c>_HANDLER</c> for the name of the program that it starts.
    /// </summary>
    public const string Variable = "GRAPH_FUNCTION";

    public const string Api = "api";
    public const string WebSocket = "webSocket";
    public const string FanOut = "fanOut";
    public const string ProcessTransaction = "processTransaction";
    public const string SweepTransactions = "sweepTransactions";
    public const string OrderStream = "orderStream";
    public const string SquareOAuthCallback = "squareOAuthCallback";
    public const string SquareWebhook = "squareWebhook";
    public const string SquareWebhookProcessor = "squareWebhookProcessor";
    public const string SweepSquareWebhooks = "sweepSquareWebhooks";
    public const string RefreshSquareTokens = "refreshSquareTokens";
}
