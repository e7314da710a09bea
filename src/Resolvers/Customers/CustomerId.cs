namespace Graph.Resolvers.Customers;

/// <summary>The id of a contact; orders hold it as <c>contactID</c>.</summary>
public readonly record struct CustomerId(string Value)
{
    public static CustomerId New() => new(Guid.NewGuid().ToString());

    public override string ToString() => Value;
}
