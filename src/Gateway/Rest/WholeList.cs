using System.Text.Json;
using Graph.GraphQL.Errors;

namespace Graph.Gateway.Rest;

/// <summary>
/// A list that the API of before gave at once: its operation is executed for each page, with the variable <c>after</c>. It has an end, so
/// that no request takes as long and as much memory as there are entries.
/// </summary>
/// <param name="Connection">The response key of the connection, which has <c>nodes</c> and <c>pageInfo { hasNextPage endCursor }</c>.</param>
/// <param name="MostPages">After so many the answer ends.</param>
internal sealed record WholeList(string Connection, int MostPages)
{
    /// <summary>How long all pages together may take: a client waits no longer, and a function on Lambda lives no longer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>What is answered when they take longer.</summary>
    public static readonly GraphQLError TimedOut =
        new("The list is too long to be read at once; read it page by page by GraphQL.", ErrorCodes.Timeout);

    /// <returns>Where to read on; null after the last page.</returns>
    public string? Next(JsonElement data)
    {
        var page = data.GetProperty(Connection).GetProperty("pageInfo"u8);
        return page.GetProperty("hasNextPage"u8).GetBoolean() ? page.GetProperty("endCursor"u8).GetString() : null;
    }
}
