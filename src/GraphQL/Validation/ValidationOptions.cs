namespace Graph.GraphQL.Validation;

/// <summary>What <see cref="DocumentValidator"/> checks, and how far it goes.</summary>
public sealed class ValidationOptions
{
    public static readonly ValidationOptions Default = new();

    /// <summary>The names of the only rules to apply, as in <c>NoUnusedVariablesRule</c>; null for every specified rule.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Errors to report before validation stops with one more.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>
    /// Whether messages may say "Did you mean"; off where introspection is off, since suggestions tell names of the schema.
    /// </summary>
    public bool Suggestions { get; init; } = true;

    /// <summary>Whether the schema may be asked for; without it, fields of introspection types are errors.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Levels of selection sets and input values within one definition.</summary>
    public int MaxNesting { get; init; } = 500;

    /// <summary>
    /// Steps that checks across fragments may take, some four a microsecond. Documents of people and tools take about one a
    /// token; only documents made to be expensive come near the default.
    /// </summary>
    public int MaxSteps { get; init; } = 250_000;
}
