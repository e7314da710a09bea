namespace Graph.Functions.Definitions;

/// <summary>
/// What a function is to its surroundings: what starts it, and what it may reach. The deployment template says the same in its own
/// words, and tests compare the two.
/// </summary>
/// <param name="Name">As <c>_HANDLER</c> has it.</param>
/// <param name="Timeout">In whole seconds; the function is killed after it.</param>
internal sealed record FunctionDefinition(string Name, TimeSpan Timeout)
{
    public IReadOnlyList<FunctionTrigger> Triggers { get; init; } = [];

    /// <summary>All that it may do with tables; streams that start it are no part of it.</summary>
    public IReadOnlyList<TableAccess> Tables { get; init; } = [];

    /// <summary>Keys of the configuration that it reads, such as <c>Stage</c>; a section (<c>Ethereum</c>) stands for all that is in it.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>What it asks of connected clients' connections: the methods of API Gateway's <c>@connections</c>.</summary>
    public IReadOnlyList<string> ConnectionCalls { get; init; } = [];
}
