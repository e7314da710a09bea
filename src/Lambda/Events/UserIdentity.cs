namespace Graph.Lambda.Events;

/// <summary>Who deleted an item, where it was a service: <c>dynamodb.amazonaws.com</c> when the item expired.</summary>
public sealed record UserIdentity
{
    public string? Type { get; init; }

    public string? PrincipalId { get; init; }
}
