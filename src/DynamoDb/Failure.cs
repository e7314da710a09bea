using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Graph.DynamoDb;

/// <summary>Which failures of a request are worth sending it again.</summary>
internal static class Failure
{
    public static bool IsPassing(Exception exception) => exception switch
    {
        TimeoutException or HttpRequestException or IOException => true,
        TransactionConflictException or TransactionInProgressException or ReplicatedWriteConflictException => true,
        AmazonDynamoDBException { StatusCode: >= HttpStatusCode.InternalServerError } => true,
        AmazonServiceException { StatusCode: 0, InnerException: { } inner } => IsPassing(inner),
        _ => IsThrottling(exception),
    };

    public static bool IsThrottling(Exception exception) => exception
        is ProvisionedThroughputExceededException
        or RequestLimitExceededException
        or ThrottlingException;
}
