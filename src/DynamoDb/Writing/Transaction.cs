using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Condition = Graph.DynamoDb.Expressions.Condition;
using Update = Graph.DynamoDb.Expressions.Update;

namespace Graph.DynamoDb.Writing;

/// <summary>Up to 100 writes and checks, of any tables, that happen together or not at all. Each item may occur once.</summary>
public sealed class Transaction
{
    /// <summary>The most operations that DynamoDB takes in one TransactWriteItems.</summary>
    public const int MostOperations = 100;

    private readonly Database database;
    private readonly string token;
    private readonly List<TransactWriteItem> operations = [];

    internal Transaction(Database database, string? token)
    {
        this.database = database;
        this.token = token ?? Guid.NewGuid().ToString();
    }

    public Transaction Put<T>(Table<T> table, T item, Condition? condition = null)
        where T : notnull
    {
        var aliases = new ExpressionAliases();
        return Add(new TransactWriteItem
        {
            Put = new Put
            {
                TableName = table.Name,
                Item = table.Write(item),
                ConditionExpression = condition?.ToExpression(aliases),
                ExpressionAttributeNames = aliases.Names,
                ExpressionAttributeValues = aliases.Values,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
        });
    }

    /// <summary>Stores the item when nothing has its key.</summary>
    public Transaction Insert<T>(Table<T> table, T item)
        where T : notnull =>
        Put(table, item, table.Absent);

    public Transaction Update<T>(Table<T> table, Key key, Update update, Condition? condition = null)
        where T : notnull
    {
        var aliases = new ExpressionAliases();
        return Add(new TransactWriteItem
        {
            Update = new Amazon.DynamoDBv2.Model.Update
            {
                TableName = table.Name,
                Key = table.ToAttributes(key),
                UpdateExpression = update.ToExpression(aliases),
                ConditionExpression = condition?.ToExpression(aliases),
                ExpressionAttributeNames = aliases.Names,
                ExpressionAttributeValues = aliases.Values,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
        });
    }

    public Transaction Delete<T>(Table<T> table, Key key, Condition? condition = null)
        where T : notnull
    {
        var aliases = new ExpressionAliases();
        return Add(new TransactWriteItem
        {
            Delete = new Delete
            {
                TableName = table.Name,
                Key = table.ToAttributes(key),
                ConditionExpression = condition?.ToExpression(aliases),
                ExpressionAttributeNames = aliases.Names,
                ExpressionAttributeValues = aliases.Values,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
        });
    }

    /// <summary>Changes nothing: what must hold of an item that the transaction does not write.</summary>
    public Transaction Check<T>(Table<T> table, Key key, Condition condition)
        where T : notnull
    {
        var aliases = new ExpressionAliases();
        return Add(new TransactWriteItem
        {
            ConditionCheck = new ConditionCheck
            {
                TableName = table.Name,
                Key = table.ToAttributes(key),
                ConditionExpression = condition.ToExpression(aliases),
                ExpressionAttributeNames = aliases.Names,
                ExpressionAttributeValues = aliases.Values,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
        });
    }

    /// <summary>
    /// Sends it, again after conflicts and throttling: with the same token, so that it happens once even when an answer
    /// was lost.
    /// </summary>
    public async ValueTask<TransactionResult> Commit(CancellationToken cancellationToken = default)
    {
        if (operations.Count == 0)
            return new TransactionResult([]);
        for (var attempt = 1; ; attempt++)
        {
            var result = await Send(cancellationToken).ConfigureAwait(false);
            if (result.Succeeded || result.ConditionFailed || database.Backoff.IsLast(attempt))
                return result;
            await database.Backoff.Wait(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private Transaction Add(TransactWriteItem operation)
    {
        if (operations.Count == MostOperations)
            throw new InvalidOperationException($"A transaction has at most {MostOperations} operations.");
        operations.Add(operation);
        return this;
    }

    private async Task<TransactionResult> Send(CancellationToken cancellationToken)
    {
        var request = new TransactWriteItemsRequest
        {
            TransactItems = operations,
            ClientRequestToken = token,
            ReturnConsumedCapacity = database.AskForCapacity,
        };
        try
        {
            var response = await database
                .Send(database.Client.TransactWriteItemsAsync, request, cancellationToken)
                .ConfigureAwait(false);
            database.Consumed(response.ConsumedCapacity);
            return new TransactionResult([]);
        }
        catch (TransactionCanceledException canceled) when (Refusals(canceled) is { Count: > 0 } refusals)
        {
            return new TransactionResult(refusals);
        }
    }

    /// <summary>Empty when a reason is none that callers can do anything about: the exception goes on.</summary>
    private static List<TransactionRefusal> Refusals(TransactionCanceledException canceled)
    {
        var refusals = new List<TransactionRefusal>();
        var reasons = canceled.CancellationReasons ?? [];
        for (var operation = 0; operation < reasons.Count; operation++)
        {
            if (reasons[operation].Code is null or "None")
                continue;
            if (ReasonOf(reasons[operation].Code) is not { } reason)
                return [];
            refusals.Add(new TransactionRefusal(operation, reason, reasons[operation].Item));
        }
        return refusals;
    }

    private static RefusalReason? ReasonOf(string code) => code switch
    {
        "ConditionalCheckFailed" => RefusalReason.ConditionFailed,
        "TransactionConflict" => RefusalReason.Conflict,
        "ProvisionedThroughputExceeded" or "ThrottlingError" or "RequestLimitExceeded" => RefusalReason.Throttled,
        _ => null,
    };
}
