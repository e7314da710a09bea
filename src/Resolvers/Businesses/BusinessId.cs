namespace Graph.Resolvers.Businesses;

/// <summary>The id of a business, a UUID.</summary>
public readonly record struct BusinessId(string Value)
{
    public static BusinessId New() => new(Guid.NewGuid().ToString());

    public override string ToString() => Value;
}
