using Graph.DynamoDb;
using Graph.DynamoDb.Writing;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>
/// Writes an imported order and its contact in one transaction, so that both are there or neither. The order's id follows from
/// its number and the contact's e-mail is a key of its own: whoever comes second, be it at the same instant, finds what
/// the first one wrote.
/// </summary>
public sealed class OrderImporter(Database database, OrderStore orders, CustomerStore customers, TimeProvider time)
{
    /// <summary>How often another import may come first in writing a contact; each time its contact is then reused.</summary>
    private const int MostAttempts = 5;

    public async ValueTask<ImportOrderPayload> Import(ImportOrderInput input, CancellationToken cancellationToken)
    {
        if (ImportRules.Check(input) is { Count: > 0 } userErrors)
            return ImportOrderPayload.Refused(userErrors);
        if (ImportedOrder.ReferenceOf(input) is { } reference && await orders.FindByReference(reference, cancellationToken) is { } existing)
            return await Found(existing, cancellationToken);

        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await TryWrite(input, cancellationToken) is { } payload)
                return payload;
        }
        throw Conflict.Because("Many imports wrote the same contact at this moment; nothing was written, import again.");
    }

    /// <returns>Null when another import of the same contact came first.</returns>
    private async ValueTask<ImportOrderPayload?> TryWrite(ImportOrderInput input, CancellationToken cancellationToken)
    {
        var contact = ImportedOrder.ContactOf(input.Contact);
        var knownId = await customers.FindIdByEmail(contact.Email, cancellationToken);
        var customer = CustomerStore.ProfileOf(knownId ?? CustomerId.New(), contact);
        var order = ImportedOrder.IsIn(input) ? ImportedOrder.Of(input, customer.Id, time.GetUtcNow()) : null;

        var transaction = database.Transaction();
        if (order is not null)
            transaction.Insert(orders.Table, order);
        await customers.AddContact(transaction, customer, isNew: knownId is null, cancellationToken);

        var result = await transaction.Commit(cancellationToken);
        if (result.Succeeded)
            return new ImportOrderPayload(order, customer, order is not null, knownId is null, []);
        return OrderInTheWay(result, order) is { } existing ? await Found(existing, cancellationToken) : null;
    }

    // The order is the first operation of the transaction, where there is one.
    private Order? OrderInTheWay(TransactionResult result, Order? order) => order is null
        ? null
        : result.Refusals
            .FirstOrDefault(refusal => refusal is { Operation: 0, Reason: RefusalReason.ConditionFailed })
            ?.Item(orders.Table);

    private async ValueTask<ImportOrderPayload> Found(Order existing, CancellationToken cancellationToken)
    {
        var customer = existing.CustomerId is { } id ? await customers.Get(id, cancellationToken) : null;
        return new ImportOrderPayload(existing, customer, false, false, []);
    }
}
