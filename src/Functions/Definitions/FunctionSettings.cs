namespace Graph.Functions.Definitions;

/// <summary>What functions are told by the configuration: keys, and sections that stand for all that is in them.</summary>
public static class FunctionSettings
{
    /// <summary>
    /// Where connections are posted to: <c>https://{api}.execute-api.{region}.amazonaws.com/{stage}</c>, also where clients come by a
    /// domain of one's own.
    /// </summary>
    public const string ManagementEndpoint = "WebSocket:ManagementEndpoint";

    /// <summary>What every one needs: the tables' stage, and the key of the cursors, which is checked at the start.</summary>
    internal static IReadOnlyList<string> Always { get; } = ["Stage", "DynamoDb:CursorKey"];

    /// <summary>What encrypts signed transfers, wallets and tokens.</summary>
    internal static IReadOnlyList<string> ServerKeys { get; } = ["Wallets:ServerKeys", "Wallets:ServerKey"];

    internal static IReadOnlyList<string> Chain { get; } = ["Ethereum"];

    /// <summary>The application at Square, which acts for sellers.</summary>
    internal static IReadOnlyList<string> SquareApplication { get; } =
        ["Square:Environment", "Square:ApplicationId", "Square:ApplicationSecret", "Square:RedirectUrl"];

    /// <summary>What resolvers need.</summary>
    internal static IReadOnlyList<string> GraphQL { get; } =
        [.. ServerKeys, .. Chain, .. SquareApplication, "Square:ReturnUrls", "GraphQL:TimeoutSeconds"];

    /// <summary>What decides who may ask and what.</summary>
    internal static IReadOnlyList<string> Clients { get; } =
        ["Auth:Issuers", "Cors:Origins", "GraphQL:Introspection", "GraphQL:TrustedDocuments", "GraphQL:OnlyTrustedDocuments"];
}
