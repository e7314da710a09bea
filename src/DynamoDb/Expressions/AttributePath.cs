namespace Graph.DynamoDb.Expressions;

/// <summary>
/// An attribute, or one within maps: <c>AttributePath.Of("totals", "total")</c>. A dot in a name is part of the name.
/// </summary>
public sealed record AttributePath
{
    private AttributePath(string[] names) => Names = names;

    internal string[] Names { get; }

    public static AttributePath Of(params string[] names)
    {
        if (names.Length == 0 || names.Any(string.IsNullOrEmpty))
            throw new ArgumentException("An attribute path has at least one name, and no empty one.", nameof(names));
        return new AttributePath(names);
    }

    public static implicit operator AttributePath(string name) => Of(name);

    public override string ToString() => string.Join('.', Names);
}
