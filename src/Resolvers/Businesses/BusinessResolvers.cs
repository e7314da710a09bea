using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Businesses;

public sealed class BusinessResolvers(BusinessStore businesses, BusinessRegistrar registrar, BusinessEditor editor)
{
    [Field("Query.business")]
    public ValueTask<Business?> Business(BusinessId id, BusinessById byId) => byId.Load(id);

    [Field("Query.myBusinesses")]
    public async ValueTask<Connection<Business>> OfViewer(int first, string? after, Viewer viewer, CancellationToken cancellationToken) =>
        await businesses.PageOfOwner(UserId.Of(viewer), PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();

    [Field("Query.businesses")]
    public async ValueTask<Connection<Business>> All(int first, string? after, CancellationToken cancellationToken) =>
        await businesses.Page(PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();

    [Field("Mutation.registerBusiness")]
    public ValueTask<BusinessPayload> Register(RegisterBusinessInput input, Viewer viewer, CancellationToken cancellationToken) =>
        registrar.Register(input, UserId.Of(viewer), cancellationToken);

    [Field("Mutation.updateBusiness")]
    public ValueTask<BusinessPayload> Update(
        BusinessId id, UpdateBusinessInput input, Viewer viewer, CancellationToken cancellationToken) =>
        editor.Change(id, input, viewer, cancellationToken);
}
