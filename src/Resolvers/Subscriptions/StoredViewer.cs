using Graph.DynamoDb.Items;
using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Subscriptions;

/// <summary>Who a connection is from: what was found out from the token, and never the token.</summary>
/// <param name="ExpiresAt">When the token is good no more; null for who has none, or whose never expires.</param>
public sealed record StoredViewer(Viewer Viewer, DateTimeOffset? ExpiresAt)
{
    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>All that resolvers see of a viewer: equal for those to whom the same is shown, whatever their tokens.</summary>
    public string Sees => TextOf(Viewer);

    internal static StoredViewer Read(ItemReader item) => new(
        new Viewer
        {
            Id = item.StringOrNull("id"),
            Email = item.StringOrNull("email"),
            Roles = item.Strings("roles").ToHashSet(StringComparer.Ordinal),
            Permissions = item.Strings("permissions").ToHashSet(StringComparer.Ordinal),
            IsAdmin = item.BooleanOrNull("isAdmin") == true,
        },
        item.TimestampOrNull("expiresAt"));

    internal void Write(ItemWriter item) => item
        .String("id", Viewer.Id)
        .String("email", Viewer.Email)
        .Strings("roles", Viewer.Roles)
        .Strings("permissions", Viewer.Permissions)
        .Boolean("isAdmin", Viewer.IsAdmin)
        .Timestamp("expiresAt", ExpiresAt);

    /// <summary>With lengths, as an identity provider's words have any characters.</summary>
    private static string TextOf(Viewer viewer)
    {
        string?[] parts =
        [
            viewer.Id, viewer.Email, $"{viewer.IsAdmin}", $"{viewer.Roles.Count}",
            .. viewer.Roles.Order(StringComparer.Ordinal), .. viewer.Permissions.Order(StringComparer.Ordinal),
        ];
        return string.Concat(parts.Select(part => part is null ? "-" : $"{part.Length}:{part}"));
    }
}
