namespace Graph.Functions.Definitions;

/// <summary>What functions are told by the configuration: keys, and sections that stand for all that is in them.</summary>
internal static class FunctionSettings
{
    /// <summary>Where connections are posted to.</summary>
    public const string ConnectionsEndpoint = "Subscriptions:ConnectionsEndpoint";

    /// <summary>How long answers to GET may be kept.</summary>
    public const string TrustedMaxAge = "GraphQL:TrustedMaxAgeSeconds";

    /// <summary>When the REST routes of before end.</summary>
    public const string RestSunset = "Rest:Sunset";

    /// <summary>What every one needs, and where its traces go.</summary>
    public static IReadOnlyList<string> Always { get; } = ["Stage", "OpenTelemetry:Endpoint"];

    /// <summary>What encrypts signed transfers, wallets and tokens.</summary>
    public static IReadOnlyList<string> ServerKeys { get; } = ["Wallets:ServerKeys", "Wallets:ServerKey"];

    public static IReadOnlyList<string> Chain { get; } = ["Ethereum"];

    /// <summary>The application at Square, which acts for sellers.</summary>
    public static IReadOnlyList<string> SquareApplication { get; } =
        ["Square:Environment", "Square:ApplicationId", "Square:ApplicationSecret", "Square:RedirectUrl"];

    /// <summary>What resolvers need.</summary>
    public static IReadOnlyList<string> GraphQL { get; } =
        [.. ServerKeys, .. Chain, .. SquareApplication, "Square:ReturnUrls", "Auth:AnonymousPermissions", "GraphQL:TimeoutSeconds", "DynamoDb:CursorKey"];

    /// <summary>What decides who may ask and what.</summary>
    public static IReadOnlyList<string> Clients { get; } =
        ["Auth:Issuers", "Cors:Origins", "GraphQL:Introspection", "GraphQL:TrustedDocuments", "GraphQL:OnlyTrustedDocuments"];
}
