using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Paging;
using Graph.DynamoDb.Tables;
using Graph.DynamoDb.Writing;

namespace Graph.DynamoDb;

/// <summary>The tables of one stage behind one client. One instance a process; safe for any number of callers at once.</summary>
public sealed class Database(IAmazonDynamoDB client, DatabaseOptions options)
{
    public string Stage => options.Stage;

    /// <summary>For positions that are not one table's own, such as those in a merged list.</summary>
    public Cursors Cursors { get; } = new(options.CursorKey);

    /// <summary>For what this layer does not do. Never use a <c>DynamoDBContext</c> over it: that one reflects.</summary>
    public IAmazonDynamoDB Client => client;

    internal Backoff Backoff => options.Backoff;

    internal ReturnConsumedCapacity? AskForCapacity => options.OnConsumed is null ? null : ReturnConsumedCapacity.TOTAL;

    /// <summary>Whether DynamoDB did not do what was asked, or a row is not as it should be; not that the caller has gone away.</summary>
    public static bool IsFailure(Exception exception) => exception
        is AmazonServiceException or AmazonClientException or OverloadedException or TimeoutException
        or HttpRequestException or IOException or MalformedItemException;

    /// <summary>Whether the same request is worth sending again: throttled, not answered, or a failure on DynamoDB's side.</summary>
    public static bool IsPassing(Exception exception) => Failure.IsPassing(exception);

    public Table<T> Table<T>(TableDefinition definition, ItemMapping<T> mapping)
        where T : notnull =>
        new(this, definition, mapping);

    /// <param name="token">
    /// At most 36 characters. The same operations with the same token happen once within ten minutes, however often they
    /// are sent. Null makes one for this instance.
    /// </param>
    public Transaction Transaction(string? token = null) => new(this, token);

    /// <summary>Creates what does not exist, waits until it is usable and turns expiry and streams on. Repeatable.</summary>
    public Task CreateTables(IEnumerable<TableDefinition> definitions, CancellationToken cancellationToken = default) =>
        Task.WhenAll(definitions.Select(definition => TableCreation.Create(client, definition, Stage, cancellationToken)));

    /// <summary>Where the table that exists differs from its definition, one sentence each; empty when it does not.</summary>
    public Task<IReadOnlyList<string>> FindDifferences(
        TableDefinition definition, CancellationToken cancellationToken = default) =>
        TableDifferences.Find(client, definition, Stage, cancellationToken);

    internal ParallelOptions Parallel(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };

    /// <summary>Sends a request, again with growing waits while what stands against it is passing.</summary>
    /// <exception cref="OverloadedException">It was throttled to the last attempt.</exception>
    /// <exception cref="TimeoutException">There was no answer in time to the last attempt.</exception>
    internal async Task<TResponse> Send<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> send, TRequest request, CancellationToken cancellationToken)
    {
        var started = Backoff.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SendOnce(send, request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failure.IsPassing(exception) && !Backoff.IsLast(attempt) && IsPatient(started))
            {
                // Waits below, outside of the handler.
            }
            catch (Exception exception) when (Failure.IsThrottling(exception))
            {
                throw new OverloadedException(exception);
            }
            await Backoff.Wait(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Consumed(ConsumedCapacity? consumed)
    {
        if (consumed is not null)
            options.OnConsumed?.Invoke(consumed);
    }

    internal void Consumed(List<ConsumedCapacity>? consumed) => consumed?.ForEach(Consumed);

    private bool IsPatient(long started) => Backoff.Time.GetElapsedTime(started) < options.Patience;

    /// <summary>
    /// Sends a request a single time, for who decides by himself what is sent again. The limit holds for the whole answer: the
    /// client's own ends with the headers.
    /// </summary>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    public Task<TResponse> SendOnce<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> send, TRequest request, CancellationToken cancellationToken) =>
        Traces.IsOn ? SendTraced(send, request, cancellationToken) : SendInTime(send, request, cancellationToken);

    private async Task<TResponse> SendTraced<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> send, TRequest request, CancellationToken cancellationToken)
    {
        using var span = Traces.Start(request);
        try
        {
            return await SendInTime(send, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) // of whatever kind: it is noted, and goes on
        {
            Traces.Fail(span, exception);
            throw;
        }
    }

    private async Task<TResponse> SendInTime<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> send, TRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.RequestTimeout);
        try
        {
            return await send(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"DynamoDB did not answer within {options.RequestTimeout.TotalSeconds} s.", canceled);
        }
    }
}
