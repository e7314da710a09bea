namespace Graph.DynamoDb.Writing;

/// <summary>What became of a write with a condition.</summary>
/// <param name="ConditionFailed">True when the condition did not hold and nothing was changed.</param>
/// <param name="Item">
/// The item that failed the condition, or null when there is none; after a put what was put, after an update the item as it
/// is now, after a delete what was deleted (null when there was nothing).
/// </param>
public readonly record struct WriteResult<T>(bool ConditionFailed, T? Item)
{
    public bool Succeeded => !ConditionFailed;
}
