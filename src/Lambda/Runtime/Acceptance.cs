namespace Graph.Lambda.Runtime;

/// <summary>What the Runtime API says to an answer.</summary>
internal enum Acceptance
{
    Accepted,
    TooLarge,

    /// <summary>The invocation is not, or not any more, one that can be answered.</summary>
    Refused,
}
