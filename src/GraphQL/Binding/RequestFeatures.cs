namespace Graph.GraphQL.Binding;

/// <summary>Marks what a request carries for resolvers beside its variables, such as the viewer.</summary>
public interface IRequestFeature;

/// <summary>The features of one request, one a type.</summary>
public sealed class RequestFeatures
{
    public static readonly RequestFeatures None = new();

    private IRequestFeature[] _features = [];

    public RequestFeatures With<T>(T feature)
        where T : class, IRequestFeature =>
        new() { _features = [.. _features.Where(f => f is not T), feature] };

    public T? Get<T>()
        where T : class, IRequestFeature
    {
        foreach (var feature in _features)
            if (feature is T found)
                return found;
        return null;
    }
}
