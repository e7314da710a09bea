using System.Text.Json.Nodes;
using Graph.Functions.Definitions;
using Graph.LocalDev.Queues;

namespace Graph.Functions.Tests.Template;

/// <summary>Where queues are not what functions and LocalDev take them for.</summary>
internal static class QueueComparison
{
    private const string Fifo = ".fifo";

    /// <summary>Lambda's advice: a batch is received again by who was throttled before it is worked on.</summary>
    private const int Visibilities = 6;

    /// <summary>In seconds, the longest that queues keep anything.</summary>
    private const string FourteenDays = "1209600";

    /// <summary><c>transactions.fifo</c> is <c>graph-transactions-dev.fifo</c>.</summary>
    public static string NameOf(string queue, string stage) => queue.EndsWith(Fifo, StringComparison.Ordinal)
        ? $"graph-{queue[..^Fifo.Length]}-{stage}{Fifo}"
        : $"graph-{queue}-{stage}";

    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var queues = stack.Resources.OfType("AWS::SQS::Queue").ToDictionary(
            queue => queue.Properties.TextAt("QueueName") ?? queue.Id, queue => queue.Properties);
        foreach (var (function, trigger) in FunctionDefinitions.All.SelectMany(function => function.Triggers.OfType<QueueTrigger>().Select(trigger => (function, trigger))))
        {
            foreach (var problem in Worked(queues, function, LocalOf(trigger), stage))
                yield return problem;
        }
        foreach (var (name, queue) in queues)
        {
            if (queue.TextAt("SqsManagedSseEnabled") != "true")
                yield return $"Queue {name} is not encrypted: set SqsManagedSseEnabled.";
            if (name.Contains("-dead-", StringComparison.Ordinal) && queue.TextAt("MessageRetentionPeriod") != FourteenDays)
                yield return $"Queue {name} forgets dead letters early: set MessageRetentionPeriod to {FourteenDays}.";
        }
    }

    private static QueueDefinition LocalOf(QueueTrigger trigger) => trigger.Queue == QueueDefinition.Transactions.Name
        ? QueueDefinition.Transactions
        : throw new InvalidOperationException($"LocalDev has no queue {trigger.Queue}: add it to QueueDefinition.");

    private static IEnumerable<string> Worked(Dictionary<string, JsonObject> queues, FunctionDefinition function, QueueDefinition local, string stage)
    {
        var (name, deadName) = (NameOf(local.Name, stage), NameOf(local.DeadLetterName, stage));
        if (!queues.TryGetValue(name, out var queue) || !queues.TryGetValue(deadName, out var dead))
        {
            yield return $"Queue {name} or {deadName} is not in the template: declare both.";
            yield break;
        }
        (string What, string? Found, string Wanted)[] wanted =
        [
            ($"{name}.FifoQueue", queue.TextAt("FifoQueue"), local.IsFifo ? "true" : "false"),
            ($"{deadName}.FifoQueue", dead.TextAt("FifoQueue"), local.IsFifo ? "true" : "false"),
            ($"{name}.RedrivePolicy.deadLetterTargetArn", Last(queue.TextAt("RedrivePolicy.deadLetterTargetArn")), deadName),
            ($"{name}.RedrivePolicy.maxReceiveCount", queue.TextAt("RedrivePolicy.maxReceiveCount"), $"{local.MaximumReceives}"),
            ($"{deadName}.RedriveAllowPolicy.redrivePermission", dead.TextAt("RedriveAllowPolicy.redrivePermission"), "byQueue"),
            ($"{deadName}.RedriveAllowPolicy.sourceQueueArns", Last(dead.TextAt("RedriveAllowPolicy.sourceQueueArns.0")), name),
        ];
        foreach (var (what, found, right) in wanted.Where(value => value.Found != value.Wanted))
            yield return $"{what} is {found ?? "nowhere"} and should be {right}, as src/LocalDev/Queues/QueueDefinition.cs has it.";
        var least = Visibilities * function.Timeout.TotalSeconds;
        if (!int.TryParse(queue.TextAt("VisibilityTimeout"), out var visibility) || visibility < least)
            yield return $"{name}.VisibilityTimeout is {queue["VisibilityTimeout"]} and should be {least} or more: six times the timeout of {function.Name}.";
    }

    private static string? Last(string? arn) => arn?.Split(':')[^1];
}
