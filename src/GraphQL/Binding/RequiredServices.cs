namespace Graph.GraphQL.Binding;

/// <summary>Gets what resolvers and loaders are constructed with; <see cref="Deferred{T}"/> calls it once a service, when that is first needed.</summary>
public static class RequiredServices
{
    public static T Required<T>(this IServiceProvider services)
        where T : notnull =>
        services.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"A resolver or loader takes {typeof(T)}, which is not registered as a service.");
}
