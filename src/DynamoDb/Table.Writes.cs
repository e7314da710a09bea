using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Writing;
using Condition = Graph.DynamoDb.Expressions.Condition;
using Update = Graph.DynamoDb.Expressions.Update;

namespace Graph.DynamoDb;

public sealed partial class Table<T>
{
    /// <summary>Stores the item in place of what has its key.</summary>
    public async ValueTask<WriteResult<T>> Put(T item, Condition? condition = null, CancellationToken cancellationToken = default)
    {
        var aliases = new ExpressionAliases();
        var request = new PutItemRequest
        {
            TableName = Name,
            Item = Write(item),
            ConditionExpression = condition?.ToExpression(aliases),
            ExpressionAttributeNames = aliases.Names,
            ExpressionAttributeValues = aliases.Values,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            ReturnConsumedCapacity = database.AskForCapacity,
        };
        return await Conditionally(async () =>
        {
            var response = await database.Send(database.Client.PutItemAsync, request, cancellationToken).ConfigureAwait(false);
            database.Consumed(response.ConsumedCapacity);
            return item;
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Stores the item when nothing has its key; otherwise the result holds what has it. That can be this very item: when an
    /// answer was lost and the request sent again.
    /// </summary>
    public ValueTask<WriteResult<T>> Insert(T item, CancellationToken cancellationToken = default) =>
        Put(item, Absent, cancellationToken);

    /// <summary>Changes some attributes. Without a condition, an item that does not exist is created by it.</summary>
    public async ValueTask<WriteResult<T>> Update(
        Key key, Update update, Condition? condition = null, CancellationToken cancellationToken = default)
    {
        var aliases = new ExpressionAliases();
        var request = new UpdateItemRequest
        {
            TableName = Name,
            Key = ToAttributes(key),
            UpdateExpression = update.ToExpression(aliases),
            ConditionExpression = condition?.ToExpression(aliases),
            ExpressionAttributeNames = aliases.Names,
            ExpressionAttributeValues = aliases.Values,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            ReturnConsumedCapacity = database.AskForCapacity,
        };
        return await Conditionally(async () =>
        {
            var response = await database.Send(database.Client.UpdateItemAsync, request, cancellationToken).ConfigureAwait(false);
            database.Consumed(response.ConsumedCapacity);
            return Read(response.Attributes);
        }).ConfigureAwait(false);
    }

    public async ValueTask<WriteResult<T>> Delete(
        Key key, Condition? condition = null, CancellationToken cancellationToken = default)
    {
        var aliases = new ExpressionAliases();
        var request = new DeleteItemRequest
        {
            TableName = Name,
            Key = ToAttributes(key),
            ConditionExpression = condition?.ToExpression(aliases),
            ExpressionAttributeNames = aliases.Names,
            ExpressionAttributeValues = aliases.Values,
            ReturnValues = ReturnValue.ALL_OLD,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            ReturnConsumedCapacity = database.AskForCapacity,
        };
        return await Conditionally(async () =>
        {
            var response = await database.Send(database.Client.DeleteItemAsync, request, cancellationToken).ConfigureAwait(false);
            database.Consumed(response.ConsumedCapacity);
            return response.Attributes is { Count: > 0 } old ? Read(old) : default;
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Stores and deletes any number of items, in chunks of 25, without conditions and not as one: each item stands for itself.
    /// Of two puts with the same key the later one counts.
    /// </summary>
    /// <exception cref="OverloadedException">Some writes stayed unprocessed to the last attempt; the others are done.</exception>
    public ValueTask BatchWrite(
        IEnumerable<T> puts, IEnumerable<Key>? deletes = null, CancellationToken cancellationToken = default) =>
        new BatchWrite<T>(database, this).Write(puts, deletes ?? [], cancellationToken);

    /// <summary>The condition that no item has the key.</summary>
    internal Condition Absent => Condition.NotExists(Definition.Partition.Name);

    private async ValueTask<WriteResult<T>> Conditionally(Func<Task<T?>> write)
    {
        try
        {
            return new WriteResult<T>(false, await write().ConfigureAwait(false));
        }
        catch (ConditionalCheckFailedException failed)
        {
            return new WriteResult<T>(true, failed.Item is { Count: > 0 } row ? Read(row) : default);
        }
    }
}
