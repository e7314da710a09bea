using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.Functions.Definitions;

namespace Graph.Functions.Tests.Template;

/// <summary>Where functions are started otherwise than the code declares.</summary>
internal static partial class TriggerComparison
{
    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var wanted = FunctionDefinitions.All.SelectMany(function => function.Triggers.Select(trigger => Text(function, trigger, stage))).ToArray();
        var present = Present(stack).ToArray();
        foreach (var missing in wanted.Except(present))
            yield return $"The template lacks: {missing}. Add it; what it has is {string.Join("; ", present.Except(wanted))}.";
        foreach (var more in present.Except(wanted))
            yield return $"The template has, and no function declares: {more}. Remove it, or declare it in FunctionDefinitions.";
        foreach (var twice in present.CountBy(trigger => trigger).Where(count => count.Value > 1))
            yield return $"The template has {twice.Value} times: {twice.Key}.";
        foreach (var stream in Readers(stack).CountBy(stream => stream).Where(count => count.Value > 2))
            yield return $"{stream.Value} follow {stream.Key}: DynamoDB throttles more than two readers of one stream.";
    }

    public static string DeadLettersOf(FunctionDefinition function, string stage) =>
        $"graph-{Capital().Replace(function.Name, match => $"-{match.Value.ToLowerInvariant()}")}-dead-{stage}";

    private static string Text(FunctionDefinition function, FunctionTrigger trigger, string stage)
    {
        var name = $"graph-{function.Name}-{stage}";
        return trigger switch
        {
            HttpTrigger http => $"{name} on {http.Route} of HTTP",
            SocketTrigger socket => $"{name} on {socket.Route} of WEBSOCKET",
            ScheduleTrigger clock => $"{name} every {clock.Every.TotalMinutes} minutes",
            QueueTrigger queue => $"{name} on queue {QueueComparison.NameOf(queue.Queue, stage)}, by {queue.BatchSize}, ReportBatchItemFailures",
            StreamTrigger stream => string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {name} on stream of {stream.Table.NameIn(stage)}, by {stream.BatchSize}, {stream.Parallelism} at once, from {(stream.FromBeginning ? "TRIM_HORIZON" : "LATEST")}, at most {stream.MaximumAge.TotalSeconds} s old, {stream.MaximumRetries} times again, then to {DeadLettersOf(function, stage)}, ReportBatchItemFailures, bisected
                """),
            _ => throw new InvalidOperationException($"{trigger} is not known here."),
        };
    }

    private static IEnumerable<string> Present(Stack stack) =>
    [
        .. stack.Resources.OfType("AWS::Lambda::EventSourceMapping").Select(mapping => TextOf(mapping.Properties)),
        .. stack.Resources.OfType("AWS::ApiGatewayV2::Route").Select(route => TextOf(stack, route.Properties)),
        .. stack.Resources.OfType("AWS::Scheduler::Schedule").Select(schedule => TextOfSchedule(schedule.Properties)),
    ];

    private static string TextOf(JsonObject mapping)
    {
        var (name, source) = (FunctionOf(mapping.TextAt("FunctionName")), mapping.TextAt("EventSourceArn") ?? "");
        var reports = string.Join(", ", mapping.TextsAt("FunctionResponseTypes"));
        if (!source.Contains("/stream/", StringComparison.Ordinal))
            return $"{name} on queue {source.Split(':')[^1]}, by {mapping["BatchSize"]}, {reports}";
        var bisected = mapping.TextAt("BisectBatchOnFunctionError") == "true" ? "bisected" : "whole";
        return $"{name} on stream of {source.Split('/')[1]}, by {mapping["BatchSize"]}, {mapping["ParallelizationFactor"]} at once, from {mapping["StartingPosition"]}, "
            + $"at most {mapping["MaximumRecordAgeInSeconds"]} s old, {mapping["MaximumRetryAttempts"]} times again, "
            + $"then to {mapping.TextAt("DestinationConfig.OnFailure.Destination")?.Split(':')[^1]}, {reports}, {bisected}";
    }

    private static string TextOf(Stack stack, JsonObject route)
    {
        var api = stack.Resources[route.TextAt("ApiId")!.Trim('{', '}')].TextAt("Properties.ProtocolType");
        var integration = stack.Resources[route.TextAt("Target")!.Split('/')[1].Trim('{', '}')]!.At("Properties")!;
        var isWhole = integration.TextAt("IntegrationType") == "AWS_PROXY" && (api == "WEBSOCKET" || integration.TextAt("PayloadFormatVersion") == "2.0");
        return $"{FunctionOf(integration.TextAt("IntegrationUri"))} on {route["RouteKey"]} of {api}{(isWhole ? "" : ", which is no proxy of payload 2.0")}";
    }

    private static string TextOfSchedule(JsonObject schedule)
    {
        var rate = Rate().Match(schedule.TextAt("ScheduleExpression") ?? "");
        var minutes = int.Parse($"0{rate.Groups[1].Value}", CultureInfo.InvariantCulture) * (rate.Groups[2].Value == "hour" ? 60 : 1);
        return $"{FunctionOf(schedule.TextAt("Target.Arn"))} every {minutes} minutes";
    }

    /// <summary>The table of each that follows a stream, pipes among them.</summary>
    private static IEnumerable<string> Readers(Stack stack) =>
        from source in stack.Resources.OfType("AWS::Lambda::EventSourceMapping").Select(mapping => mapping.Properties.TextAt("EventSourceArn"))
            .Concat(stack.Resources.OfType("AWS::Pipes::Pipe").Select(pipe => pipe.Properties.TextAt("Source")))
        where source?.Contains("/stream/", StringComparison.Ordinal) == true
        select $"the stream of {source.Split('/')[1]}";

    /// <summary>Of its ARN, with the alias that all invoke.</summary>
    private static string FunctionOf(string? arn) =>
        FunctionName().Match(arn ?? "") is { Success: true } match ? match.Groups[1].Value : $"{arn}, which is not the alias of a function,";

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"^rate\((\d+) (minute|hour)s?\)$")]
    private static partial Regex Rate();

    [GeneratedRegex(@":function:([^:/]+):live(/invocations)?$")]
    private static partial Regex FunctionName();
}
