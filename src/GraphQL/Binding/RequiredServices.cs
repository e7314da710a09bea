namespace Graph.GraphQL.Binding;

/// <summary>Gets what resolvers and loaders are constructed with; generated code calls it once a service, at start-up.</summary>
public static class RequiredServices
{
    public static T Required<T>(this IServiceProvider services)
        where T : notnull =>
        services.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"A resolver or loader takes {typeof(T)}, which is not registered as a service.");
}
