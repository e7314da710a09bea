using Graph.DynamoDb;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

/// <summary>Reads and makes users. Never puts a whole item in place of another: the wallet keeps its attributes there.</summary>
public sealed class UserStore(Database database)
{
    /// <summary>How often another writer may be in the way of a new user.</summary>
    private const int MostAttempts = 5;

    private readonly Table<User> table = database.Table(
        UsersTable.Definition,
        new ItemMapping<User>(
            item => new User(new UserId(item.Text("sub")), item.TextOrNull("email"), item.Time("createdAt")),
            (user, item) => item
                .String("sub", user.Id.Value)
                .String("email", user.Email)
                .Timestamp("createdAt", user.CreatedAt)));

    public ValueTask<User?> Get(UserId id, CancellationToken cancellationToken) =>
        table.Get(id.Value, cancellationToken, consistent: true);

    /// <summary>The users that exist, by their ids.</summary>
    public async ValueTask<IReadOnlyDictionary<UserId, User>> GetMany(IReadOnlyList<UserId> ids, CancellationToken cancellationToken)
    {
        var found = await table.BatchGet([.. ids.Select(id => id.Value)], cancellationToken, consistent: true);
        return found.ToDictionary(pair => new UserId(pair.Key), pair => pair.Value);
    }

    /// <summary>
    /// A page of everyone but the viewer. It is read one longer than asked for, so that it is full without the viewer, and
    /// there is a next page only where somebody else is on it.
    /// </summary>
    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<User>?> PageOfOthers(UserId viewer, int first, string? after, CancellationToken cancellationToken)
    {
        var scan = new Scan { Limit = first + 1, Scope = viewer.Value };
        if (!table.TryContinue(scan, after, out var continued))
            return null;

        var page = await table.Scan(continued, cancellationToken);
        int[] others = [.. Enumerable.Range(0, page.Items.Count).Where(i => page.Items[i].Id != viewer).Take(first)];
        var isOneLeft = others is [.., var last] && page.Items.Skip(last + 1).Any(user => user.Id != viewer);
        var next = isOneLeft ? CursorAt(others.Length - 1) : page.Next;
        return new Connection<User>([.. others.Select(i => page.Items[i])], CursorAt, next, after is not null);

        string CursorAt(int index) => page.CursorAt(others[index]);
    }

    /// <summary>Makes the user, unless one has its id. However often it is sent, it is new once.</summary>
    /// <returns>The user that is there now, and whether it is the new one.</returns>
    public async ValueTask<(User User, bool IsNew)> Create(User user, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await Get(user.Id, cancellationToken) is { } existing)
                return (existing, false);
            // A transaction, as its token tells a request that is sent again from another one.
            var result = await database.Transaction().Insert(table, user).Commit(cancellationToken);
            if (result.Succeeded)
                return (user, true);
        }
        throw Conflict.Because("Others wrote the same user at this moment; nothing was written, send it again.");
    }

    /// <summary>Writes users without looking at what is there; for filling empty tables.</summary>
    public ValueTask Fill(IEnumerable<User> users, CancellationToken cancellationToken) =>
        table.BatchWrite(users, cancellationToken: cancellationToken);
}
