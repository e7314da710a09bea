namespace Graph.LocalDev.Lambda;

/// <summary>The process does what it may not do now.</summary>
internal sealed class InvalidTransitionException(string from, string to)
    : Exception($"State transition from {from} to {to} failed for runtime. Error: State transition is not allowed");
