namespace Graph.Functions.Tests.Template;

/// <summary>The comparisons of a stack that hold whatever parameters turn on.</summary>
internal static class StackComparisons
{
    private static readonly Func<Stack, string, IEnumerable<string>>[] s_always =
    [
        TableComparison.Problems, TriggerComparison.Problems, PermissionComparison.Problems, QueueComparison.Problems,
        StageComparison.Problems, MonitoringComparison.Problems, InvocationComparison.Problems, PolicyComparison.Problems,
        ServiceRoleComparison.Problems, LogComparison.Problems,
    ];

    public static IEnumerable<string> AlwaysProblems(Stack stack, string stage) => s_always.SelectMany(comparison => comparison(stack, stage));
}
