using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;

namespace Graph.Functions.Subscriptions;

/// <summary>What an execution has brought, for each of those who ask the same.</summary>
/// <param name="Responses">In their order.</param>
/// <param name="Errors">Why there is no stream of responses; null where there is one.</param>
/// <param name="IsWaiting">More may come with later events; else it has ended.</param>
internal sealed record ExecutedEvents(IReadOnlyList<ExecutedEvent> Responses, IReadOnlyList<GraphQLError>? Errors, bool IsWaiting);

/// <param name="Json">The response.</param>
/// <param name="Tells">The versions of what it tells; none of what has no version.</param>
internal sealed record ExecutedEvent(ReadOnlyMemory<byte> Json, IReadOnlyList<KeyValuePair<string, long>> Tells)
{
    /// <summary>Notes that it is told.</summary>
    /// <returns>False when all of it was told before.</returns>
    public bool TryTell(Told told) => Tells.Count == 0 || Tells.Count(one => told.TryAdd(one.Key, one.Value)) > 0;
}
