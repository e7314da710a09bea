using System.Globalization;
using System.Text;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>Where in a variable's value something is wrong, as in <c>filter.items[2].code</c>.</summary>
internal sealed class InputPath(InputPath? parent, object key)
{
    public override string ToString()
    {
        var text = new StringBuilder(parent?.ToString());
        if (key is int index)
            text.Append(CultureInfo.InvariantCulture, $"[{index}]");
        else
            text.Append(parent is null ? "" : ".").Append(key);
        return text.ToString();
    }
}
