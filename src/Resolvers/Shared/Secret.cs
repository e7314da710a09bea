namespace Graph.Resolvers.Shared;

/// <summary>A text that nobody may print: <see cref="ToString"/> shows stars, so that neither a log nor an error tells it.</summary>
public sealed class Secret(string value)
{
    /// <summary>The text itself, for the one that needs it.</summary>
    public string Reveal() => value;

    public override string ToString() => "***";
}
