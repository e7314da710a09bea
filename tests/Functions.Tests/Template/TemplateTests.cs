namespace Graph.Functions.Tests.Template;

public sealed class TemplateTests
{
    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    public static TheoryData<string> Stages => [.. StageComparison.Names];

    [Fact]
    public void What_is_referred_to_is_there_and_what_is_there_is_referred_to() => Report(References.Problems(s_template));

    [Fact]
    public void Stages_are_those_of_the_gateway() => Report(StageComparison.Problems(s_template));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Tables_are_those_that_the_code_defines(string stage) => Report(TableComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Functions_are_those_that_the_code_declares(string stage) => Report(FunctionComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Functions_are_started_by_what_the_code_declares(string stage) => Report(TriggerComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Roles_allow_what_the_code_declares_and_nothing_else(string stage) => Report(PermissionComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Queues_are_what_functions_and_LocalDev_take_them_for(string stage) => Report(QueueComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Alarms_and_the_dashboard_show_what_there_is_of_every_function(string stage) => Report(MonitoringComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Limits_of_a_stage_are_those_of_the_gateway(string stage) => Report(StageComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Only_the_APIs_may_invoke_what_their_routes_lead_to(string stage) => Report(InvocationComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Policies_say_nothing_that_is_not_compared_and_keys_are_used_by_services_only(string stage) =>
        Report(PolicyComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Roles_of_pipes_and_clocks_allow_what_those_do_and_nothing_else(string stage) => Report(ServiceRoleComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Logs_are_kept_as_long_as_the_guide_says(string stage) => Report(LogComparison.Problems(Whole(stage), stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Concurrency_is_what_parameters_say(string stage) => Report(ConcurrencyComparison.Problems(s_template, stage));

    [Theory]
    [MemberData(nameof(Stages))]
    public void On_the_managed_runtime_it_is_the_same_from_snapshots(string stage) => Report(ManagedComparison.Problems(s_template, stage));

    /// <summary>Of all that is compared, only variables depend on parameters.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public void Parameters_leave_out_nothing_that_is_always_needed(string stage) => Report(StackComparisons.AlwaysProblems(Stack.Least(s_template, stage), stage));

    private static Stack Whole(string stage) => Stack.Whole(s_template, stage);

    private static void Report(IEnumerable<string> problems)
    {
        var all = problems.ToArray();
        Assert.True(all.Length == 0, $"{DeploymentTemplate.Path}:\n{string.Join('\n', all)}");
    }
}
