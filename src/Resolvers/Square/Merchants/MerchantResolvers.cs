using Graph.GraphQL.Binding;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Merchants;

public sealed class MerchantResolvers(MerchantReader merchants)
{
    [Field("Query.merchant")]
    public async ValueTask<SellerMerchant?> Merchant(SellerByUser byUser, Viewer viewer, CancellationToken cancellationToken)
    {
        var seller = await byUser.LoadConnected(viewer);
        return new SellerMerchant(seller, await merchants.Get(seller, cancellationToken));
    }

    [Field("Merchant.mainLocation")]
    public async ValueTask<Location?> MainLocation(SellerMerchant merchant, CancellationToken cancellationToken) =>
        (await merchants.Locations(merchant.Seller, cancellationToken)).FirstOrDefault(location => location.Id == merchant.MainLocationId);

    [Field("Query.locations")]
    public async ValueTask<IReadOnlyList<Location>?> Locations(SellerByUser byUser, Viewer viewer, CancellationToken cancellationToken) =>
        await merchants.Locations(await byUser.LoadConnected(viewer), cancellationToken);
}

/// <summary>A seller as Square describes it, and in whose name more of it is asked for.</summary>
[Type("Merchant")]
public sealed class SellerMerchant
{
    private readonly Merchant merchant;

    internal SellerMerchant(Seller seller, Merchant merchant) => (Seller, this.merchant) = (seller, merchant);

    public string Id => merchant.Id;

    public string? BusinessName => merchant.BusinessName;

    public string Country => merchant.Country;

    public string? LanguageCode => merchant.LanguageCode;

    public string? Currency => merchant.Currency;

    public string? Status => merchant.Status;

    internal string? MainLocationId => merchant.MainLocationId;

    internal Seller Seller { get; }
}
