using System.Text;

namespace Graph.Ethereum.Messages;

/// <summary>
/// Where a value stands in typed data: <c>message.to[2].name</c>. It is written only for what is refused: for each of many entries
/// deep within long names it would be hundreds of megabytes.
/// </summary>
internal sealed class TypedDataPath
{
    private readonly TypedDataPath? parent;

    /// <summary>Null for an entry of a list.</summary>
    private readonly string? name;
    private readonly int index;

    /// <param name="root">What the path begins with.</param>
    public TypedDataPath(string root) => name = root;

    private TypedDataPath(TypedDataPath parent, string? name, int index) => (this.parent, this.name, this.index) = (parent, name, index);

    public TypedDataPath Member(string name) => new(this, name, 0);

    public TypedDataPath Entry(int index) => new(this, null, index);

    public override string ToString() => Write(new StringBuilder()).ToString();

    private StringBuilder Write(StringBuilder text)
    {
        if (parent is null)
            return text.Append(name);
        parent.Write(text);
        return name is null ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(name);
    }
}
