using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>Those who buy from a seller.</summary>
/// <remarks>https://developer.squareup.com/reference/square/customers-api</remarks>
internal sealed class CustomersApi(SquareExchange exchange)
{
    private const string PageSize = "100";

    /// <summary>Every customer, page after page.</summary>
    public IAsyncEnumerable<Customer> ListAll(Secret token, CancellationToken cancellationToken) => CursorPages.ReadAll(
        async cursor =>
        {
            var path = UrlQuery.With("/v2/customers", ("limit", PageSize), ("cursor", cursor));
            var answer = await exchange.Send(SquareRequest.Get(path, token), SquareJson.Default.ListCustomersAnswer, cancellationToken);
            return (answer.Customers, answer.Cursor);
        },
        cancellationToken);
}

public sealed record Customer(
    string Id,
    string? GivenName = null,
    string? FamilyName = null,
    string? EmailAddress = null,
    string? PhoneNumber = null,
    long? Version = null,
    DateTimeOffset? CreatedAt = null,
    DateTimeOffset? UpdatedAt = null);

internal sealed record ListCustomersAnswer(IReadOnlyList<Customer>? Customers = null, string? Cursor = null);
