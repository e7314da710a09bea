using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Connections;

/// <summary>A seller at Square whom a user has connected, as it was when the request began.</summary>
[Type("SquareConnection")]
public sealed class Seller
{
    internal Seller(StoredConnection connection) => Connection = connection;

    public string MerchantId => Connection.MerchantId;

    public DateTimeOffset ConnectedAt => Connection.ConnectedAt;

    /// <summary>Null when no change was told yet.</summary>
    public DateTimeOffset? CatalogChangedAt => Connection.CatalogChangedAt;

    internal StoredConnection Connection { get; }
}

/// <summary>The seller whom a user has connected last.</summary>
public sealed class SellerByUser(SquareConnectionStore connections) : DataLoader<UserId, Seller>
{
    /// <exception cref="GraphQLException">Code <c>SQUARE_NOT_CONNECTED</c>.</exception>
    internal async ValueTask<Seller> LoadConnected(Viewer viewer) => await Load(UserId.Of(viewer)) ?? throw SquareProblem.NotConnected();

    protected override async ValueTask<IReadOnlyDictionary<UserId, Seller>> LoadBatch(IReadOnlyList<UserId> users, CancellationToken cancellation)
    {
        var sellers = new Dictionary<UserId, Seller>();
        foreach (var user in users)
        {
            if (await connections.FindByUser(user, cancellation) is { } connection)
                sellers[user] = new Seller(connection);
        }
        return sellers;
    }
}
