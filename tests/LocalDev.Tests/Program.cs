using Graph.LocalDev.Processes;
using Graph.LocalDev.Tests.Lambda;
using Graph.LocalDev.Tests.Square;
using Graph.LocalDev.Tests.Transactions;

// Programs of their own, for the tests that kill them: a parent with a child, which starts a DynamoDB or a fauxqs, says where it is
// and waits for its end; a processor of transactions, one of Square's events, and functions of
// Lambda's.
try
{
    if (args is ["processor", var database, var chain, var queues])
        return await ProcessorProgram.Run(new Uri(database), chain, new Uri(queues));
    if (args is [SquareEventsProgram.Name, var events, var stage, var url])
        return await SquareEventsProgram.Run(new Uri(events), stage, url);
    if (args is [FunctionProgram.Name])
        return await FunctionProgram.Run();
    if (args is [WebFunctionProgram.Name])
        return await WebFunctionProgram.Run();
    if (args is [FunctionProgram.Name, "parent"])
        return await FunctionProgram.RunParent();
    if (args is ["fauxqs"])
    {
        await using var fauxqs = await Fauxqs.Start();
        Console.WriteLine(fauxqs.Endpoint);
        return await new TaskCompletionSource<int>().Task;
    }

    await using var dynamoDb = await DynamoDbLocal.Start();
    Console.WriteLine(dynamoDb.Endpoint);
    return await new TaskCompletionSource<int>().Task;
}
catch (MissingToolException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 2;
}
