using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.DynamoDb.Writing;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Customers;

/// <summary>
/// Reads customers: their profiles from the contacts, what they did from their orders. Contacts that only orders know of,
/// as earlier systems left them, have the profile of their latest order. Which orders count is said by
/// <see cref="OrderSummary.Counts"/>, which is latest by <see cref="CustomerActivity.With"/>; the cache is computed so too.
/// </summary>
public sealed class CustomerStore
{
    private const int Parallelism = 16;

    private readonly OrderStore orders;
    private readonly TimeProvider time;
    private readonly Table<Customer> contacts;
    private readonly Table<ContactEmail> emails;

    public CustomerStore(Database database, OrderStore orders, TimeProvider time)
    {
        (this.orders, this.time) = (orders, time);
        contacts = database.Table(ContactsTable.Definition, ContactItemMapping.Contact);
        emails = database.Table(ContactsTable.Emails, ContactItemMapping.Email);
    }

    public async ValueTask<Customer?> Get(CustomerId id, CancellationToken cancellationToken) =>
        (await GetMany([id], cancellationToken)).GetValueOrDefault(id);

    /// <summary>The customers that exist, by their ids.</summary>
    public async ValueTask<IReadOnlyDictionary<CustomerId, Customer>> GetMany(IReadOnlyList<CustomerId> ids, CancellationToken cancellationToken)
    {
        var stored = await contacts.BatchGet([.. ids.Select(id => id.Value)], cancellationToken);
        var found = new ConcurrentDictionary<CustomerId, Customer>(stored.Values.Select(customer => KeyValuePair.Create(customer.Id, customer)));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids.Where(id => !found.ContainsKey(id)), parallel, async (id, token) =>
        {
            if ((await Sum(id, token)).ProfileOf(id) is { } profile)
                found[id] = profile;
        });
        return found;
    }

    /// <summary>What the customer's orders add up to.</summary>
    public async ValueTask<CustomerActivity> GetActivity(CustomerId id, CancellationToken cancellationToken) =>
        (await Sum(id, cancellationToken)).Activity;

    /// <summary>Every customer with at least one order, its activity included, in no order. Reads all orders.</summary>
    public async ValueTask<IReadOnlyCollection<Customer>> GetAll(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sums = new Dictionary<CustomerId, CustomerSum>();
        await foreach (var order in orders.AllSummaries(cancellationToken))
        {
            if (order.CustomerId is not { } id)
                continue;
            if (!sums.TryGetValue(id, out var sum))
                sums.Add(id, sum = new CustomerSum());
            sum.Add(order);
        }
        var stored = await contacts.BatchGet([.. sums.Keys.Select(id => id.Value)], cancellationToken);
        return
        [
            .. sums.Select(pair => (stored.GetValueOrDefault(pair.Key.Value) ?? pair.Value.ProfileOf(pair.Key)!) with
            {
                Activity = new ComputedActivity(pair.Value.Activity, now, CacheHit: false),
            }),
        ];
    }

    /// <summary>Whose e-mail this is, case ignored; null when nobody's or empty. Sees every import that has ended.</summary>
    internal async ValueTask<CustomerId?> FindIdByEmail(string email, CancellationToken cancellationToken) =>
        (await emails.Get(ContactEmail.KeyOf(email), cancellationToken, consistent: true))?.Owner;

    /// <summary>Adds to a transaction what makes a contact known, or brings its profile up to date.</summary>
    internal async ValueTask AddContact(Transaction transaction, Customer customer, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            transaction.Insert(contacts, customer);
            if (customer.Email.Length > 0)
                transaction.Insert(emails, new ContactEmail(ContactEmail.KeyOf(customer.Email), customer.Id));
            return;
        }

        // Writing what is there already would only be in the way of other imports of the same contact.
        if (await contacts.Get(customer.Id.Value, cancellationToken, consistent: true) != customer)
            transaction.Put(contacts, customer);
    }

    /// <summary>Writes contacts and their e-mails without looking at what is there; for filling empty tables.</summary>
    public async ValueTask Fill(IReadOnlyCollection<Customer> customers, CancellationToken cancellationToken)
    {
        await contacts.BatchWrite(customers, cancellationToken: cancellationToken);
        var owners = customers.Where(customer => customer.Email.Length > 0).Select(customer => new ContactEmail(ContactEmail.KeyOf(customer.Email), customer.Id));
        await emails.BatchWrite(owners, cancellationToken: cancellationToken);
    }

    private async ValueTask<CustomerSum> Sum(CustomerId id, CancellationToken cancellationToken)
    {
        var sum = new CustomerSum();
        await foreach (var order in orders.SummariesOf(id, cancellationToken))
            sum.Add(order);
        return sum;
    }

    internal static Customer ProfileOf(CustomerId id, OrderContact contact) => new(
        id,
        contact.Name,
        contact.FirstName,
        contact.LastName,
        contact.Email,
        contact.Phone,
        contact.Company,
        contact.AccountName,
        contact.AccountCode);
}
