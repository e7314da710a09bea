using Graph.Gateway.Observability;

namespace Graph.Functions.Hosting;

/// <summary>What <c>_HANDLER</c> says: which of the functions this process is.</summary>
internal static class FunctionNames
{
    /// <summary>
    /// The variable that says so where <c>_HANDLER</c> cannot: the managed runtime takes that for the name of the program that it starts.
    /// </summary>
    public const string Variable = ObservabilityServices.FunctionVariable;

    public const string Api = "api";
    public const string ProcessTransaction = "processTransaction";
    public const string SweepTransactions = "sweepTransactions";
    public const string OrderStream = "orderStream";
    public const string SquareOAuthCallback = "squareOAuthCallback";
    public const string SquareWebhook = "squareWebhook";
    public const string SquareWebhookProcessor = "squareWebhookProcessor";
    public const string SweepSquareWebhooks = "sweepSquareWebhooks";
    public const string RefreshSquareTokens = "refreshSquareTokens";
    public const string WebSocket = "webSocket";
    public const string FanOut = "fanOut";
}
