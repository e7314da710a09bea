using Graph.LocalDev.Processes;

// A parent with a child, for the tests that kill it: starts a DynamoDB, says where it is and waits for its end.
try
{
    await using var dynamoDb = await DynamoDbLocal.Start();
    Console.WriteLine(dynamoDb.Endpoint);
    await Task.Delay(Timeout.InfiniteTimeSpan);
    return 0;
}
catch (MissingToolException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 2;
}
