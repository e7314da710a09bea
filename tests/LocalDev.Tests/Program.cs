using Graph.LocalDev.Processes;

// A parent with a child, for the tests that kill it: starts a DynamoDB, says where it is and waits for its end.
try
{
    await using var dynamoDb = await DynamoDbLocal.Start();
    Console.WriteLine(dynamoDb.Endpoint);
    return await new TaskCompletionSource<int>().Task;
}
catch (MissingToolException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 2;
}
