using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;

namespace Graph.Resolvers.Users;

/// <summary>Reads and changes profiles.</summary>
public sealed class ProfileStore(Database database)
{
    private readonly Table<UserProfile> table = database.Table(ProfilesTable.Definition, ProfileItemMapping.Profile);

    public ValueTask<UserProfile?> Get(UserId id, CancellationToken cancellationToken) =>
        table.Get(id.Value, cancellationToken, consistent: true);

    /// <summary>The profiles that are stored, by whose they are.</summary>
    public async ValueTask<IReadOnlyDictionary<UserId, UserProfile>> GetMany(IReadOnlyList<UserId> ids, CancellationToken cancellationToken)
    {
        var found = await table.BatchGet([.. ids.Select(id => id.Value)], cancellationToken, consistent: true);
        return found.ToDictionary(pair => new UserId(pair.Key), pair => pair.Value);
    }

    /// <summary>
    /// Writes what the change names and nothing else, so that another change at the same instant stays; makes a missing profile.
    /// </summary>
    /// <returns>The profile as it is then.</returns>
    internal async ValueTask<UserProfile> Change(UserId id, Update change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stamped = change.SetIfAbsent("createdAt", now).Set("updatedAt", now);
        return (await table.Update(id.Value, stamped, cancellationToken: cancellationToken)).Item!;
    }

    /// <summary>Writes profiles without looking at what is there; for filling empty tables.</summary>
    public ValueTask Fill(IEnumerable<UserProfile> profiles, CancellationToken cancellationToken) =>
        table.BatchWrite(profiles, cancellationToken: cancellationToken);
}
