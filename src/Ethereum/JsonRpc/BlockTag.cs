namespace Graph.Ethereum.JsonRpc;

/// <summary>Which block a question is about: a number, or one of the names of the JSON-RPC API.</summary>
public readonly record struct BlockTag
{
    private readonly string? text;

    private BlockTag(string text) => this.text = text;

    public static BlockTag Latest { get; } = new("latest");

    /// <summary>The latest block with what the node would put on it.</summary>
    public static BlockTag Pending { get; } = new("pending");

    public static BlockTag Number(long number) => new(Quantity.Of(number));

    public override string ToString() => text ?? "latest";
}
