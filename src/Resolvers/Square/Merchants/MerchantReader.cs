using Graph.GraphQL.Errors;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;
using Location = Graph.Resolvers.Square.Api.Location;

namespace Graph.Resolvers.Square.Merchants;

/// <summary>Reads sellers and their locations, at most once in a while.</summary>
public sealed class MerchantReader(SquareClient square, SellerCalls calls, SquareCache cache)
{
    /// <summary>In bytes, more or less.</summary>
    private const int SmallAnswer = 2_000;

    private static readonly TimeSpan s_merchantKept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_locationsKept = TimeSpan.FromMinutes(30);

    /// <exception cref="GraphQLException">As of <see cref="SellerCalls"/>.</exception>
    internal ValueTask<Merchant> Get(Seller seller, CancellationToken cancellationToken) => cache.Get(
        seller,
        "merchant",
        s_merchantKept,
        _ => SmallAnswer,
        () => calls.Call(seller, square.Merchants.GetOwn, CancellationToken.None),
        cancellationToken);

    /// <exception cref="GraphQLException">As of <see cref="SellerCalls"/>.</exception>
    internal ValueTask<IReadOnlyList<Location>> Locations(Seller seller, CancellationToken cancellationToken) => cache.Get(
        seller,
        "locations",
        s_locationsKept,
        locations => (locations.Count + 1) * SmallAnswer,
        () => calls.Call(seller, square.Merchants.ListLocations, CancellationToken.None),
        cancellationToken);
}
