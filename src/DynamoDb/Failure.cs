using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Graph.DynamoDb;

/// <summary>Which failures of a request are worth sending it again.</summary>
internal static class Failure
{
    public static bool IsPassing(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        // The client's time limit, not the caller's wish.
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        HttpRequestException or IOException => true,
        TransactionConflictException or TransactionInProgressException or ReplicatedWriteConflictException => true,
        AmazonDynamoDBException { StatusCode: >= HttpStatusCode.InternalServerError } => true,
        AmazonServiceException { StatusCode: 0, InnerException: { } inner } => IsPassing(inner, cancellationToken),
        _ => IsThrottling(exception),
    };

    public static bool IsThrottling(Exception exception) => exception
        is ProvisionedThroughputExceededException
        or RequestLimitExceededException
        or ThrottlingException;
}
