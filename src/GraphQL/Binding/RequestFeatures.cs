namespace Graph.GraphQL.Binding;

/// <summary>Marks what a request carries for resolvers beside its variables, such as the viewer.</summary>
public interface IRequestFeature;

/// <summary>The features of one request, one a type. A <see cref="Viewer"/> is always among them.</summary>
public sealed class RequestFeatures
{
    /// <summary>Nothing but the anonymous viewer.</summary>
    public static readonly RequestFeatures None = new([Viewer.Anonymous]);

    private readonly IRequestFeature[] _features;

    private RequestFeatures(IRequestFeature[] features) => _features = features;

    public RequestFeatures With<T>(T feature)
        where T : class, IRequestFeature =>
        new([.. _features.Where(f => f is not T), feature]);

    public T? Get<T>()
        where T : class, IRequestFeature
    {
        foreach (var feature in _features)
            if (feature is T found)
                return found;
        return null;
    }
}
