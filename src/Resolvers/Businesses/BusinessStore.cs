using Graph.DynamoDb;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Businesses;

/// <summary>Reads businesses, and who has an e-mail.</summary>
public sealed class BusinessStore
{
    public BusinessStore(Database database)
    {
        Table = database.Table(BusinessesTable.Definition, BusinessItemMapping.Business);
        Emails = database.Table(BusinessesTable.Emails, BusinessItemMapping.Email);
    }

    internal Table<Business> Table { get; }

    internal Table<BusinessEmail> Emails { get; }

    /// <summary>Sees every write that has ended.</summary>
    public ValueTask<Business?> Get(BusinessId id, CancellationToken cancellationToken) =>
        Table.Get(id.Value, cancellationToken, consistent: true);

    /// <summary>The businesses that exist, by their ids.</summary>
    public async ValueTask<IReadOnlyDictionary<BusinessId, Business>> GetMany(
        IReadOnlyList<BusinessId> ids, CancellationToken cancellationToken)
    {
        var found = await Table.BatchGet([.. ids.Select(id => id.Value)], cancellationToken, consistent: true);
        return found.ToDictionary(pair => new BusinessId(pair.Key), pair => pair.Value);
    }

    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Business>?> PageOfOwner(UserId owner, int first, string? after, CancellationToken cancellationToken)
    {
        var query = new Query(owner.Value) { Index = BusinessesTable.ByOwner, Limit = first };
        return Table.TryContinue(query, after, out var continued)
            ? Connection<Business>.Of(await Table.Query(continued, cancellationToken), after)
            : null;
    }

    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Business>?> Page(int first, string? after, CancellationToken cancellationToken) =>
        Table.TryContinue(new Scan { Limit = first }, after, out var continued)
            ? Connection<Business>.Of(await Table.Scan(continued, cancellationToken), after)
            : null;

    /// <summary>Who has the e-mail, case ignored; null when nobody. Sees every registration that has ended.</summary>
    internal async ValueTask<BusinessId?> FindOwnerOfEmail(string email, CancellationToken cancellationToken) =>
        (await Emails.Get(BusinessEmail.KeyOf(email), cancellationToken, consistent: true))?.Owner
        ?? await FindUnguarded(email, cancellationToken);

    /// <summary>Writes businesses and their e-mails without looking at what is there; for filling empty tables.</summary>
    public async ValueTask Fill(IReadOnlyCollection<Business> businesses, CancellationToken cancellationToken)
    {
        await Table.BatchWrite(businesses, cancellationToken: cancellationToken);
        var owners = businesses.Select(business => new BusinessEmail(BusinessEmail.KeyOf(business.Email), business.Id));
        await Emails.BatchWrite(owners, cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Rows of the earlier system have no item of their e-mail until their migration writes it, but have been in the index for
    /// long. It knows e-mails as they were written, so until then another spelling of one is another e-mail. The index may also know
    /// an e-mail that its business has given up a moment ago: the row decides.
    /// </summary>
    private async ValueTask<BusinessId?> FindUnguarded(string email, CancellationToken cancellationToken)
    {
        var page = await Table.Query(new Query(email) { Index = BusinessesTable.ByEmail }, cancellationToken);
        foreach (var indexed in page.Items)
        {
            if (await Get(indexed.Id, cancellationToken) is { } business && business.Email == email)
                return business.Id;
        }
        return null;
    }
}
