using Graph.DynamoDb;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Businesses;

/// <summary>
/// Registers businesses: the row and its e-mail, which is a key of its own, in one transaction. Of those who come with one e-mail
/// at the same instant one gets it.
/// </summary>
public sealed class BusinessRegistrar(Database database, BusinessStore businesses, TimeProvider time)
{
    /// <summary>How often another registration may be in the way without the e-mail being there afterwards.</summary>
    private const int MostAttempts = 5;

    public async ValueTask<BusinessPayload> Register(RegisterBusinessInput input, UserId owner, CancellationToken cancellationToken)
    {
        var fields = BusinessFields.Of(input);
        if (BusinessRules.Check(fields, isNew: true) is { Count: > 0 } userErrors)
            return BusinessPayload.Refused(userErrors);

        var business = fields.Register(owner, time.GetUtcNow());
        var email = new BusinessEmail(BusinessEmail.KeyOf(business.Email), business.Id);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await businesses.FindOwnerOfEmail(business.Email, cancellationToken) is not null)
                return BusinessPayload.EmailTaken;
            // Sent again after a lost answer it has the same token, and does not find itself in its way.
            var transaction = database.Transaction().Insert(businesses.Emails, email).Insert(businesses.Table, business);
            if ((await transaction.Commit(cancellationToken)).Succeeded)
                return BusinessPayload.Of(business);
        }
        throw Conflict.Because("Others wrote the same e-mail at this moment; nothing was registered, send it again.");
    }
}
