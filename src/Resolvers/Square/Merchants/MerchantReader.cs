using Graph.GraphQL.Errors;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;
using Location = Graph.Resolvers.Square.Api.Location;

namespace Graph.Resolvers.Square.Merchants;

/// <summary>Reads sellers and their locations, at most once in a while.</summary>
public sealed class MerchantReader(SquareClient square, SellerCalls calls, SquareCache cache)
{
    private static readonly TimeSpan s_merchantKept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_locationsKept = TimeSpan.FromMinutes(30);

    /// <exception cref="GraphQLException">As of <see cref="SellerCalls"/>.</exception>
    internal ValueTask<Merchant> Get(Seller seller, CancellationToken cancellationToken) => cache.Get(
        seller,
        "merchant",
        s_merchantKept,
        _ => 1,
        () => calls.Call(seller, token => square.Merchants.GetOwn(token, CancellationToken.None), CancellationToken.None),
        cancellationToken);

    /// <exception cref="GraphQLException">As of <see cref="SellerCalls"/>.</exception>
    internal ValueTask<IReadOnlyList<Location>> Locations(Seller seller, CancellationToken cancellationToken) => cache.Get(
        seller,
        "locations",
        s_locationsKept,
        locations => locations.Count + 1,
        () => calls.Call(seller, token => square.Merchants.ListLocations(token, CancellationToken.None), CancellationToken.None),
        cancellationToken);
}
