using System.Text.Json.Nodes;
using Graph.Functions.Definitions;

namespace Graph.Functions.Tests.Template;

/// <summary>Where roles allow more or less than what functions are declared to do.</summary>
internal static class PermissionComparison
{
    /// <summary>What has no resource of its own, by action.</summary>
    private static readonly Dictionary<string, string> s_everywhere = new()
    {
        ["xray:PutTraceSegments"] = "traces are no resource",
        ["xray:PutTelemetryRecords"] = "traces are no resource",
    };

    private static readonly string[] s_readingQueues =
        ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"];

    public static IReadOnlyList<string> ReadingStreams { get; } = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];

    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var present = FunctionComparison.Present(stack, stage);
        foreach (var function in FunctionDefinitions.All.Where(function => present.ContainsKey(function.Name)))
        {
            var (id, properties) = present[function.Name];
            var role = properties.TextAt("Role")?.Trim('{', '}').Split('.')[0];
            if (role is null || stack.Resources[role] is not { } found)
            {
                yield return $"{id} has no role of its own: declare one, so that it may do what it needs and nothing else.";
                continue;
            }
            var (wanted, allowed) = (Wanted(function, stage).ToHashSet(), Allowed(stack, found).ToHashSet());
            foreach (var (action, resource) in wanted.Except(allowed).Order())
                yield return $"{role} does not allow {action} on {resource}, which {function.Name} is declared to need: add it.";
            foreach (var (action, resource) in allowed.Except(wanted).Order())
                yield return $"{role} allows {action} on {resource}, which {function.Name} is not declared to need: remove it, or declare it.";
        }
        foreach (var problem in Everywhere(stack))
            yield return problem;
    }

    /// <summary>What all policies of a role allow, one action and one resource each.</summary>
    public static IEnumerable<(string Action, string Resource)> Allowed(Stack stack, JsonNode role)
    {
        var own = role.ListAt("Properties.Policies").Select(policy => policy.At("PolicyDocument"));
        var managed = role.TextsAt("Properties.ManagedPolicyArns")
            .Select(policy => stack.Resources[policy.Trim('{', '}')].At("Properties.PolicyDocument"));
        return from document in own.Concat(managed)
               from statement in document.ListAt("Statement")
               from action in statement.TextsAt("Action")
               from resource in statement.TextsAt("Resource")
               select (action, resource);
    }

    /// <summary>Roles by which all of a service could be had.</summary>
    private static IEnumerable<string> Everywhere(Stack stack) =>
        from role in stack.Resources.Where(resource => resource.Value.TextAt("Type") is "AWS::IAM::Role" or "AWS::IAM::ManagedPolicy")
        let documents = role.Value.ListAt("Properties.Policies").Select(policy => policy.At("PolicyDocument")).Append(role.Value.At("Properties.PolicyDocument"))
        from statement in documents.SelectMany(document => document.ListAt("Statement"))
        from action in statement.TextsAt("Action")
        where action.Contains('*') || (statement.TextsAt("Resource").Contains("*") && !s_everywhere.ContainsKey(action))
        select $"{role.Key} allows {action} on {string.Join(", ", statement.TextsAt("Resource"))}: name the action and the resource.";

    private static IEnumerable<(string Action, string Resource)> Wanted(FunctionDefinition function, string stage)
    {
        var tables = from access in function.Tables
                     from action in Enum.GetValues<TableActions>()
                     where action != TableActions.None && access.Actions.HasFlag(action)
                     select ($"dynamodb:{action}", access.Index is { } index ? $"{Table(access.Table.NameIn(stage))}/index/{index}" : Table(access.Table.NameIn(stage)));
        var calls = function.ConnectionCalls.Select(method => (
            "execute-api:ManageConnections", $"arn:aws:execute-api:eu-central-1:123456789012:{{WebSocketApi}}/{stage}/{method}/@connections/*"));
        return
        [
            .. tables,
            .. calls,
            .. function.Triggers.SelectMany(trigger => OfTrigger(function, trigger, stage)),
            ("kms:Decrypt", "{DataKey.Arn}"),
            ("logs:CreateLogStream", Logs(function, stage)),
            ("logs:PutLogEvents", Logs(function, stage)),
            .. s_everywhere.Keys.Select(action => (action, "*")),
        ];
    }

    private static IEnumerable<(string Action, string Resource)> OfTrigger(FunctionDefinition function, FunctionTrigger trigger, string stage) =>
        trigger switch
        {
            StreamTrigger stream =>
            [
                .. ReadingStreams.Select(action => (action, $"{Table(stream.Table.NameIn(stage))}/stream/2031-01-01T00:00:00.000")),
                ("dynamodb:ListStreams", $"{Table(stream.Table.NameIn(stage))}/stream/*"),
                ("sqs:SendMessage", $"arn:aws:sqs:eu-central-1:123456789012:{TriggerComparison.DeadLettersOf(function, stage)}"),
            ],
            QueueTrigger queue =>
                s_readingQueues.Select(action => (action, $"arn:aws:sqs:eu-central-1:123456789012:{QueueComparison.NameOf(queue.Queue, stage)}")),
            _ => [],
        };

    private static string Table(string name) => $"arn:aws:dynamodb:eu-central-1:123456789012:table/{name}";

    private static string Logs(FunctionDefinition function, string stage) =>
        $"arn:aws:logs:eu-central-1:123456789012:log-group:/graph/{stage}/{function.Name}:*";
}
