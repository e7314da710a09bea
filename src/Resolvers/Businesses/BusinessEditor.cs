using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Writing;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Businesses;

/// <summary>
/// Changes businesses: read, changed, and written on the condition that nobody has changed them since. Who comes too late starts
/// again from what is there then, so no change is lost.
/// </summary>
public sealed class BusinessEditor(Database database, BusinessStore businesses, TimeProvider time)
{
    /// <summary>How often others may come first. Each time one of them is done, so that many at once all get through.</summary>
    private const int MostAttempts = 25;

    /// <summary>What a time begins with that any writer may have set: in its absence nobody has changed the row.</summary>
    private const string AnyYear = "2";

    public async ValueTask<BusinessPayload> Change(
        BusinessId id, UpdateBusinessInput input, Viewer viewer, CancellationToken cancellationToken)
    {
        var fields = BusinessFields.Of(input);
        if (BusinessRules.Check(fields, isNew: false) is { Count: > 0 } userErrors)
            return BusinessPayload.Refused(userErrors);

        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await TryChange(id, fields, viewer, cancellationToken) is { } payload)
                return payload;
        }
        throw Conflict.Because("Many changed this business at this moment; nothing was written, send it again.");
    }

    /// <returns>Null when another change came first.</returns>
    private async ValueTask<BusinessPayload?> TryChange(
        BusinessId id, BusinessFields fields, Viewer viewer, CancellationToken cancellationToken)
    {
        var before = await businesses.Get(id, cancellationToken);
        if (before is null || !(viewer.IsAdmin || viewer.Owns(before.OwnerId.Value)))
            return BusinessPayload.NotFound;
        if (fields.IsEmpty)
            return BusinessPayload.Of(before);

        var after = fields.Change(before, time.GetUtcNow());
        if (after.Email != before.Email)
            return await TryChangeWithEmail(before, after, cancellationToken);
        var written = await businesses.Table.Update(id.Value, UpdateTo(before, after), Unchanged(before), cancellationToken);
        return written.Succeeded ? BusinessPayload.Of(after) : null;
    }

    /// <summary>The row with the new e-mail, and who has which e-mail, in one transaction.</summary>
    private async ValueTask<BusinessPayload?> TryChangeWithEmail(Business before, Business after, CancellationToken cancellationToken)
    {
        if (await businesses.FindOwnerOfEmail(after.Email, cancellationToken) is { } owner && owner != after.Id)
            return BusinessPayload.EmailTaken;

        var email = new BusinessEmail(BusinessEmail.KeyOf(after.Email), after.Id);
        var transaction = database.Transaction()
            .Update(businesses.Table, before.Id.Value, UpdateTo(before, after), Unchanged(before))
            .Put(businesses.Emails, email, Condition.NotExists("email") | IsOf(after));
        await AddRelease(transaction, before, email.Email, cancellationToken);
        return (await transaction.Commit(cancellationToken)).Succeeded ? BusinessPayload.Of(after) : null;
    }

    // A row of the earlier system may have no item of its e-mail, or share the e-mail with another.
    private async ValueTask AddRelease(Transaction transaction, Business before, string keyKept, CancellationToken cancellationToken)
    {
        var key = BusinessEmail.KeyOf(before.Email);
        if (key == keyKept)
            return;
        if (await businesses.Emails.Get(key, cancellationToken, consistent: true) is { } held && held.Owner == before.Id)
            transaction.Delete(businesses.Emails, key, IsOf(before));
    }

    private static Condition IsOf(Business business) => Condition.Equal("business_id", business.Id.Value);

    private static Condition Unchanged(Business business) => business.Revision is { } revision
        ? Condition.Equal("updated_at", revision)
        : Condition.Exists("business_id") & !Condition.BeginsWith("updated_at", AnyYear);

    /// <summary>Only what differs: whatever else the row has stays.</summary>
    private static Update UpdateTo(Business before, Business after)
    {
        var update = Update.Nothing.Set("updated_at", BusinessTime.Format(after.UpdatedAt!.Value));
        if (after.Email != before.Email)
            update = update.Set("email", after.Email);
        if (after.Name != before.Name)
            update = update.Set("business_name", after.Name);
        if (after.Type != before.Type)
            update = update.Set("business_type", BusinessItemMapping.Types.Of(after.Type));
        if (after.OwnerName != before.OwnerName)
            update = update.Set("owner_name", after.OwnerName);
        if (after.PhoneNumber != before.PhoneNumber)
            update = update.Set("phone_number", after.PhoneNumber);
        return after.Address == before.Address
            ? update
            : update.SetMap("address", address => BusinessItemMapping.WriteAddress(after.Address, address));
    }
}
