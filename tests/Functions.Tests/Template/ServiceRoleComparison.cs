using System.Text.Json.Nodes;

namespace Graph.Functions.Tests.Template;

/// <summary>
/// Where the roles of pipes and clocks allow more or less than those do, and where any role is given to another service than has it.
/// What functions' roles allow is <see cref="PermissionComparison"/>'s.
/// </summary>
internal static class ServiceRoleComparison
{
    private const string Lambda = "lambda.amazonaws.com";

    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var uses = Uses(stack).ToArray();
        foreach (var (id, properties) in stack.Resources.OfType("AWS::IAM::Role"))
        {
            var own = uses.Where(use => use.Role == $"{{{id}.Arn}}").ToArray();
            var services = own.Select(use => use.Service).Distinct().ToArray();
            if (services is not [var service])
            {
                yield return $"{id} is had by {services.Length} services, {string.Join(", ", services)}: give each its own role, and remove what nothing has.";
                continue;
            }
            if (TrustOf(properties) is var trusted && trusted != Trust(service))
                yield return $"{id} says who may have it by {trusted} and should by {Trust(service)}.";
            if (service == Lambda)
                continue;
            var (wanted, allowed) = (own.SelectMany(use => use.Needed).ToHashSet(), PermissionComparison.Allowed(stack, stack.Resources[id]!).ToHashSet());
            foreach (var (action, resource) in wanted.Except(allowed).Order())
                yield return $"{id} does not allow {action} on {resource}, which {string.Join(", ", own.Select(use => use.Id))} needs: add it.";
            foreach (var (action, resource) in allowed.Except(wanted).Order())
                yield return $"{id} allows {action} on {resource}, which nothing that has it needs: remove it.";
        }
        foreach (var use in uses.Where(use => !stack.Resources.OfType("AWS::IAM::Role").Any(role => use.Role == $"{{{role.Id}.Arn}}")))
            yield return $"{use.Id} has the role {use.Role ?? "of nobody"}, which is not of the template: declare one.";
    }

    private static IEnumerable<Use> Uses(Stack stack) =>
    [
        .. stack.Resources.OfType(FunctionComparison.Type).Select(function => new Use(function.Id, function.Properties.TextAt("Role"), Lambda, [])),
        .. stack.Resources.OfType("AWS::Pipes::Pipe").Select(pipe => new Use(
            pipe.Id, pipe.Properties.TextAt("RoleArn"), "pipes.amazonaws.com", OfPipe(pipe.Properties))),
        .. stack.Resources.OfType("AWS::Scheduler::Schedule").Select(schedule => new Use(
            schedule.Id, schedule.Properties.TextAt("Target.RoleArn"), "scheduler.amazonaws.com", OfSchedule(schedule.Properties))),
    ];

    /// <summary>Streams of tables, which are encrypted by the stack's key, into queues, which are by SQS's.</summary>
    private static IEnumerable<(string Action, string Resource)> OfPipe(JsonObject pipe)
    {
        var stream = pipe.TextAt("Source")!;
        return
        [
            .. PermissionComparison.ReadingStreams.Select(action => (action, stream)),
            ("dynamodb:ListStreams", $"{stream.Split("/stream/")[0]}/stream/*"),
            ("kms:Decrypt", "{DataKey.Arn}"),
            ("sqs:SendMessage", pipe.TextAt("Target")!),
            .. pipe.TextsAt("SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn").Select(queue => ("sqs:SendMessage", queue)),
        ];
    }

    private static IEnumerable<(string Action, string Resource)> OfSchedule(JsonObject schedule) =>
    [
        ("lambda:InvokeFunction", schedule.TextAt("Target.Arn")!),
        .. schedule.TextsAt("Target.DeadLetterConfig.Arn").Select(queue => ("sqs:SendMessage", queue)),
    ];

    /// <summary>Lambda has a role only by functions of this account; others could be told to use it by another account.</summary>
    private static string Trust(string service) =>
        $"Allow sts:AssumeRole {{\"Service\":\"{service}\"}} {(service == Lambda ? "" : "StringEquals aws:SourceAccount 123456789012")}";

    private static string TrustOf(JsonObject role) => string.Join(", ", role.ListAt("AssumeRolePolicyDocument.Statement").Select(statement =>
        $"{statement["Effect"]} {string.Join(", ", statement.TextsAt("Action"))} {statement["Principal"]?.ToJsonString()} {PolicyComparison.ConditionOf(statement)}"));

    /// <param name="Needed">None for functions, of which the code says it.</param>
    private sealed record Use(string Id, string? Role, string Service, IEnumerable<(string Action, string Resource)> Needed);
}
