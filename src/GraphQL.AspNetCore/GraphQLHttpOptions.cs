using Graph.GraphQL.AspNetCore.Documents;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore;

/// <summary>What the endpoint takes, and how much of it.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>The longest body of a POST, in bytes; a longer one gets status 413.</summary>
    public int MaxBodyBytes { get; init; } = 1_048_576;

    /// <summary>How deep a request's JSON may nest, the request object itself included.</summary>
    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>How many JSON values the variables of one request may have, on all levels together.</summary>
    public int MaxJsonValues { get; init; } = 50_000;

    /// <summary>How many requests a body may have as a JSON array; 0 turns batches off.</summary>
    public int MaxBatchSize { get; init; } = 10;

    /// <summary>How many automatic persisted queries are remembered; 0 turns them off.</summary>
    public int PersistedQueryCapacity { get; init; } = 1_000;

    /// <summary>The documents that clients may name by <c>documentId</c>, or by the hash of a persisted query.</summary>
    public TrustedDocuments? TrustedDocuments { get; init; }

    /// <summary>Refuses every document that is not one of <see cref="TrustedDocuments"/>.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>For how many seconds browsers and proxies may keep the answer to a GET of a trusted document by its id, when it is a query
    /// without errors and nobody is signed in; 0 forbids it, as it is forbidden for all else.</summary>
    /// <remarks>Whoever sets it says that <see cref="Features"/> are the same for all who are not signed in.</remarks>
    public int TrustedMaxAgeSeconds { get; init; }

    /// <summary>The shortest response, in bytes, that is compressed for clients that accept it; null turns compression off.
    /// Below some two kilobytes it costs more than it saves.</summary>
    /// <remarks>Compression beside secrets is unsafe only where an attacker can make a victim's browser send credentials
    /// along with chosen text. Credentials come in the Authorization header, which browsers do not add by themselves.</remarks>
    public int? CompressFrom { get; init; } = 2_048;

    /// <summary>What a request carries for resolvers, such as the viewer; null carries nothing.</summary>
    public Func<HttpContext, RequestFeatures>? Features { get; init; }

    /// <summary>
    /// What a connection that streams carries for resolvers and until when. Beside the request it is given the text that came
    /// as <c>Authorization</c> in a WebSocket's <c>connection_init</c>, or null. Left out, <see cref="Features"/> serve without
    /// end, and what came in <c>connection_init</c> is not looked at.
    /// </summary>
    public Func<HttpContext, string?, ValueTask<ConnectionFeatures>>? Connect { get; init; }

    /// <summary>Whether pages of an origin may open a WebSocket, which browsers allow without asking by CORS; null allows
    /// all. Not asked of clients that name no origin, as those that are no browsers.</summary>
    public Func<HttpContext, string, bool>? AllowsOrigin { get; init; }

    /// <summary>Whether one more operation may start on the WebSocket of a request; null lets all. A rate limit counts requests,
    /// and a WebSocket is one.</summary>
    public Func<HttpContext, bool>? AdmitsOperation { get; init; }

    /// <summary>Called before each query and mutation, and before each event of a subscription, is executed, over whatever transport;
    /// what it gives is called when that has ended, and may set the response's extensions. Null for neither.</summary>
    public Func<GraphQLRequest, Action<ExecutionResult>>? Observe { get; init; }

    /// <summary>Of connections that stream.</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();

    /// <summary>The folder of the npm package <c>@chillicream/bananacakepop-graphql-ide</c>, served to browsers at the
    /// endpoint; null, or a folder that does not exist, serves none.</summary>
    public string? IdePath { get; init; }

    /// <summary>The title that the IDE shows.</summary>
    public string IdeTitle { get; init; } = "Graph";
}
