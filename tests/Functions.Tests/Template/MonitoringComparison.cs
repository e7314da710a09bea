using Graph.Functions.Definitions;

namespace Graph.Functions.Tests.Template;

/// <summary>Where alarms and the dashboard show what there is not, or leave out what docs/deployment.md says they show.</summary>
internal static class MonitoringComparison
{
    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var names = new Dictionary<string, string[]>
        {
            ["FunctionName"] = Names(stack, FunctionComparison.Type, "FunctionName"),
            ["QueueName"] = Names(stack, "AWS::SQS::Queue", "QueueName"),
            ["TableName"] = Names(stack, "AWS::DynamoDB::Table", "TableName"),
            ["ApiId"] = [.. Apis(stack).Select(api => api.Id)],
            ["PipeName"] = Pipes(stack),
            ["Route"] = EmittedMetrics.Routes,
        };
        var alarms = ShownMetrics.OfAlarms(stack).ToArray();
        var dashboard = ShownMetrics.OfDashboards(stack, names).ToArray();
        foreach (var shown in alarms.Concat(dashboard))
        {
            if (EmittedMetrics.ProblemOf(shown, stage) is { } problem)
                yield return $"{shown.Where} shows {shown.Namespace} {shown.Name} of {shown.Of}, {problem}.";
            foreach (var (id, protocol) in Apis(stack).Where(api => shown.Of == api.Id && !EmittedMetrics.AreOf(api.Protocol, shown.Name)))
                yield return $"{shown.Where} shows {shown.Name} of {id}, and APIs of {protocol} have no such metric.";
            foreach (var (dimension, name) in shown.Dimensions.Where(dimension => names.TryGetValue(dimension.Name, out var known) && !known.Contains(dimension.Value)))
                yield return $"{shown.Where} shows {shown.Name} of {name}, and there is no such {dimension}.";
        }
        foreach (var (id, _) in stack.Resources.OfType("AWS::CloudWatch::Alarm").Where(alarm => !alarm.Properties.TextsAt("AlarmActions").Contains("{AlarmTopic}")))
            yield return $"{id} tells nobody: give it the topic, in AlarmActions.";
        foreach (var (metric, of) in Alarming(stack, stage).Where(wanted => !Shows(alarms, wanted)))
            yield return $"No alarm watches {metric} of {of}: docs/deployment.md says that one does.";
        foreach (var (metric, of) in Shown(stack, stage).Where(wanted => !Shows(dashboard, wanted)))
            yield return $"The dashboard does not show {metric} of {of}.";
    }

    private static IEnumerable<(string Metric, string Of)> Alarming(Stack stack, string stage)
    {
        foreach (var function in FunctionDefinitions.All)
        {
            var name = $"graph-{function.Name}-{stage}";
            yield return ("Errors", name);
            yield return ("Throttles", name);
            if (function.Triggers.Any(trigger => trigger is HttpTrigger or SocketTrigger))
                yield return ("Duration", name);
        }
        yield return ("Invocations", $"graph-{FunctionDefinitions.SweepTransactions.Name}-{stage}");
        foreach (var pipe in Pipes(stack))
            yield return ("ExecutionFailed", pipe);
        foreach (var (id, protocol) in Apis(stack))
            yield return (EmittedMetrics.FailuresOf(protocol), id);
        foreach (var late in Late(stage).Concat(DeadLetters(stack)))
            yield return late;
    }

    private static IEnumerable<(string Metric, string Of)> Shown(Stack stack, string stage)
    {
        foreach (var function in FunctionDefinitions.All)
        {
            foreach (var metric in new[] { "Errors", "Throttles", "Duration", "ConcurrentExecutions" })
                yield return (metric, $"graph-{function.Name}-{stage}");
            if (EmittedMetrics.Executes(function))
            {
                foreach (var metric in new[] { "OperationCount", "OperationErrors", "OperationDuration", "DynamoDbReads" })
                    yield return (metric, function.Name);
            }
            if (function.Triggers.OfType<QueueTrigger>().Any())
                yield return ("QueueAge", function.Name);
        }
        foreach (var (id, protocol) in Apis(stack))
            yield return (EmittedMetrics.FailuresOf(protocol), id);
        foreach (var route in EmittedMetrics.Routes)
            yield return ("RestRequests", route);
        foreach (var table in Names(stack, "AWS::DynamoDB::Table", "TableName"))
        {
            yield return ("ConsumedReadCapacityUnits", table);
            yield return ("ConsumedWriteCapacityUnits", table);
        }
        foreach (var late in Late(stage).Concat(DeadLetters(stack)))
            yield return late;
    }

    private static IEnumerable<(string Metric, string Of)> Late(string stage)
    {
        foreach (var function in FunctionDefinitions.All)
        {
            if (function.Triggers.OfType<StreamTrigger>().Any())
                yield return ("IteratorAge", $"graph-{function.Name}-{stage}");
            foreach (var trigger in function.Triggers.OfType<QueueTrigger>())
                yield return ("ApproximateAgeOfOldestMessage", QueueComparison.NameOf(trigger.Queue, stage));
        }
    }

    private static IEnumerable<(string Metric, string Of)> DeadLetters(Stack stack) =>
        from queue in Names(stack, "AWS::SQS::Queue", "QueueName")
        where queue.Contains("-dead-", StringComparison.Ordinal)
        select ("ApproximateNumberOfMessagesVisible", queue);

    private static bool Shows(IEnumerable<ShownMetric> shown, (string Metric, string Of) wanted) =>
        shown.Any(metric => (metric.Name, metric.Of) == wanted);

    private static IEnumerable<(string Id, string Protocol)> Apis(Stack stack) =>
        stack.Resources.OfType("AWS::ApiGatewayV2::Api").Select(api => ($"{{{api.Id}}}", api.Properties.TextAt("ProtocolType")!));

    private static string[] Pipes(Stack stack) => [.. stack.Resources.OfType("AWS::Pipes::Pipe").Select(pipe => $"{{{pipe.Id}}}")];

    private static string[] Names(Stack stack, string type, string property) =>
        [.. stack.Resources.OfType(type).Select(resource => resource.Properties.TextAt(property)).OfType<string>()];
}
