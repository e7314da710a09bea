using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Migration;

/// <summary>What an old item becomes: all its attributes as they are, but for secrets and <c>ttl</c>.</summary>
internal sealed record PlannedItem(Item Item, bool TtlGiven, bool TtlRemoved, bool HadSecrets)
{
    public const string Ttl = "ttl";

    /// <summary>
    /// Square's tokens, which the old system kept in clear and the new one never does. Only their sellers can bring them again, by
    /// connecting Square.
    /// </summary>
    private static readonly string[] s_secrets = ["square_access_token", "square_refresh_token", "accessToken", "refreshToken"];

    private static readonly TimeSpan s_webhooksAreKept = TimeSpan.FromDays(90);

    public string Id => Item[MigratedTable.Key].S;

    /// <param name="began">When the migration began, so that one that goes on gives the same ttl.</param>
    public static PlannedItem From(Item old, TtlPolicy policy, DateTimeOffset began)
    {
        var item = new Item(old, StringComparer.Ordinal);
        var hadSecrets = false;
        foreach (var secret in s_secrets)
            hadSecrets |= item.Remove(secret);
        var removed = policy == TtlPolicy.Never && item.Remove(Ttl);
        var given = policy == TtlPolicy.NinetyDays && !HasTtl(item);
        if (given)
            item[Ttl] = new AttributeValue { N = (began + s_webhooksAreKept).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
        return new PlannedItem(item, given, removed, hadSecrets);
    }

    /// <summary>Whether the new table has the item already; a ttl that was given may be another migration's.</summary>
    public bool IsSameAs(Item found)
    {
        var ignored = TtlGiven ? Ttl : null;
        return (!TtlGiven || HasTtl(found)) && CanonicalItem.Hash(Item, ignored).AsSpan().SequenceEqual(CanonicalItem.Hash(found, ignored));
    }

    /// <summary>False for what JavaScript, which wrote it, holds for nothing.</summary>
    private static bool HasTtl(Item item) => item.TryGetValue(Ttl, out var value) && value switch
    {
        { NULL: true } or { BOOL: false } or { S: "" } => false,
        { N: { } number } => CanonicalNumber.Of(number) != "0",
        _ => true,
    };
}
