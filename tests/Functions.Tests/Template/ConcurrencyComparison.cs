using Graph.Functions.Definitions;

namespace Graph.Functions.Tests.Template;

/// <summary>Where parameters of concurrency do not come to what they are for, or come to something else.</summary>
internal static class ConcurrencyComparison
{
    private const string Reserved = "ReservedConcurrentExecutions";
    private const string Provisioned = "ProvisionedConcurrencyConfig";

    public static IEnumerable<string> Problems(DeploymentTemplate template, string stage)
    {
        foreach (var (reserved, provisioned) in new[] { ("0", "0"), ("10", "0"), ("0", "3"), ("10", "3") })
        {
            var stack = Stack.Whole(template, stage, ("ApiReservedConcurrency", reserved), ("ApiProvisionedConcurrency", provisioned));
            foreach (var (id, properties) in stack.Resources.OfType(FunctionComparison.Type))
            {
                var isApi = properties.TextAt("Handler") == FunctionDefinitions.Api.Name;
                (string What, string? Found, string Given)[] wanted =
                [
                    (Reserved, properties.TextAt(Reserved), reserved),
                    (Provisioned, properties[Provisioned]?.ToJsonString(), provisioned == "0" ? "0" : $$"""{"ProvisionedConcurrentExecutions":"{{provisioned}}"}"""),
                ];
                foreach (var (what, found, given) in wanted)
                {
                    var right = isApi && given != "0" ? given : null;
                    if (found != right)
                        yield return $"{id} has {what} {found ?? "nowhere"} and should have {right ?? "nothing"} with {reserved} reserved and {provisioned} provisioned.";
                }
            }
        }
        foreach (var problem in OfTransactions(Stack.Whole(template, stage, ("TransactionConcurrency", "7"))))
            yield return problem;
    }

    /// <summary>Queues alone have it; streams go by their shards.</summary>
    private static IEnumerable<string> OfTransactions(Stack stack) =>
        from mapping in stack.Resources.OfType("AWS::Lambda::EventSourceMapping")
        let right = mapping.Properties.TextAt("EventSourceArn")?.Contains(":sqs:", StringComparison.Ordinal) == true ? "7" : null
        let found = mapping.Properties.TextAt("ScalingConfig.MaximumConcurrency")
        where found != right
        select $"{mapping.Id} has ScalingConfig.MaximumConcurrency {found ?? "nowhere"} and should have {right ?? "nothing"} when TransactionConcurrency is 7.";
}
