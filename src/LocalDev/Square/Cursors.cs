using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Where the next page begins: for the same request by the same application for the same seller, for a while.</summary>
/// <remarks>https://developer.squareup.com/docs/build-basics/common-api-patterns/pagination</remarks>
internal sealed class Cursors(SquareServerOptions options)
{
    private const int Most = 10_000;

    private readonly BoundedMap<Position> positions = new(Most);

    /// <param name="request">All of it but the cursor.</param>
    /// <param name="after">The last entry of the page before.</param>
    public string Add(Authorization authorization, JsonObject request, string after)
    {
        var cursor = RandomText.Cursor();
        positions.Add(cursor, new Position(authorization, RequestDigest.Of(request), after, options.Time.GetUtcNow() + options.CursorLifetime));
        return cursor;
    }

    /// <returns>The last entry of the page before.</returns>
    public string Find(Authorization authorization, JsonObject request, string cursor)
    {
        var position = positions.Find(cursor);
        return position is not null
            && position.Authorization == authorization
            && position.ExpiresAt > options.Time.GetUtcNow()
            && position.Request == RequestDigest.Of(request)
            ? position.After
            : throw Refusal.Invalid("INVALID_CURSOR", "The cursor has expired, or is of another request.", "cursor");
    }

    private sealed record Position(Authorization Authorization, string Request, string After, DateTimeOffset ExpiresAt);
}
