using System.Text.Json.Nodes;
using Graph.Functions.Tests.Template.Mutations;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether the comparisons see what they are for: something is changed in the template, and one of them has to say so.</summary>
public sealed class MutationTests
{
    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    private static readonly Dictionary<string, (Action<JsonObject> Change, string Problem)> s_mutations = new[]
    {
        TableMutations.All, FunctionMutations.All, PermissionMutations.All, TriggerMutations.All,
        MonitoringMutations.All, InvocationMutations.All, RoleMutations.All, ConcurrencyMutations.All,
    }.SelectMany(all => all).ToDictionary();

    public static TheoryData<string> Mutations => [.. s_mutations.Keys];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void It_is_said_when(string mutation)
    {
        var (change, problem) = s_mutations[mutation];
        var template = s_template.Copy();

        change(template.Resources);

        Assert.Contains(Problems(template), said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Parameters", "MemorySize", "refers to MemorySize, which is neither a parameter nor a resource")]
    [InlineData("Conditions", "HasSquare", "depends on the condition HasSquare, which is not there")]
    [InlineData("Mappings", "Stages", "looks into the mapping Stages, which is not there")]
    public void It_is_said_when_what_is_referred_to_is_gone(string section, string name, string problem)
    {
        var template = s_template.Copy();

        template.Section(section).Remove(name);

        Assert.Contains(References.Problems(template), said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Parameters")]
    [InlineData("Conditions")]
    [InlineData("Mappings")]
    public void It_is_said_when_nothing_refers_to_it(string section)
    {
        var template = s_template.Copy();

        template.Section(section)["Another"] = new JsonObject { ["dev"] = new JsonObject { ["x"] = 1 } };

        Assert.Contains(References.Problems(template), said => said.StartsWith($"Nothing uses {section}.Another", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("staging", "RequestsPerSecond", "Mapping Stages.staging.RequestsPerSecond is 7 and should be 1000")]
    [InlineData("prod", "TakesAnyOrigin", "Mapping Stages.prod.TakesAnyOrigin is 7 and should be false")]
    public void It_is_said_when_a_stage_is_another(string stage, string number, string problem)
    {
        var template = s_template.Copy();

        template.Section("Mappings").At($"Stages.{stage}")![number] = 7;

        Assert.Contains(StageComparison.Problems(template), said => said.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_said_when_no_rule_refuses_started_snapshots()
    {
        var template = s_template.Copy();

        template.Section("Rules").Remove("NoSnapshotIsKeptStarted");

        Assert.Contains(ManagedComparison.Problems(template, "prod"), said => said.StartsWith("No rule refuses ApiProvisionedConcurrency", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_said_when_a_rule_refuses_what_can_be_deployed()
    {
        var template = s_template.Copy();

        template.Section("Rules")["NoSnapshotIsKeptStarted"]!.AsObject().Remove("RuleCondition");

        Assert.Contains(ManagedComparison.Problems(template, "prod"), said => said.StartsWith("A rule refuses what can be deployed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dev", 14)]
    [InlineData("staging", 30)]
    [InlineData("prod", 90)]
    public void It_is_said_when_a_stage_keeps_logs_for_another_time(string stage, int days)
    {
        var template = s_template.Copy();

        template.Section("Mappings").At($"Stages.{stage}")!["LogDays"] = 7;

        Assert.Contains(
            LogComparison.Problems(Stack.Whole(template, stage), stage),
            said => said.StartsWith($"ApiLogs has RetentionInDays 7 and should have {days} in {stage}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Problems(DeploymentTemplate template)
    {
        foreach (var problem in References.Problems(template))
            yield return problem;
        // Two stages, of which one keeps data: what is right in one alone is seen in the other.
        foreach (var problem in new[] { "prod", "dev" }.SelectMany(stage => Problems(template, stage)))
            yield return problem;
    }

    private static IEnumerable<string> Problems(DeploymentTemplate template, string stage)
    {
        var stack = Stack.Whole(template, stage);
        return FunctionComparison.Problems(stack, stage)
            .Concat(StackComparisons.AlwaysProblems(stack, stage))
            .Concat(StackComparisons.AlwaysProblems(Stack.Least(template, stage), stage).Select(problem => $"Least: {problem}"))
            .Concat(ConcurrencyComparison.Problems(template, stage))
            .Concat(ManagedComparison.Problems(template, stage));
    }
}
