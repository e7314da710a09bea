using System.Text;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>Two fields of one response name that cannot be merged, and why; with the subfields in conflict behind each.</summary>
internal sealed class Conflict(string responseName, string reason, List<FieldNode> first, List<FieldNode> second)
{
    /// <summary>Fields of either side that an error names at most.</summary>
    private const int MaxFields = 20;

    private const int MaxReasonLength = 1_000;

    public string ResponseName { get; } = responseName;

    public string Reason { get; } = reason;

    public List<FieldNode> First { get; } = first;

    public List<FieldNode> Second { get; } = second;

    public List<Location> Locations => [.. First.Concat(Second).Select(node => node.Span.Location)];

    public static Conflict Between(MergeableField first, MergeableField second, string reason) =>
        new(first.Node.ResponseName, reason, [first.Node], [second.Node]);

    public static Conflict OfSubfields(MergeableField first, MergeableField second, IReadOnlyList<Conflict> conflicts)
    {
        var reason = new StringBuilder();
        foreach (var conflict in conflicts.TakeWhile(_ => reason.Length < MaxReasonLength))
            reason.Append(reason.Length == 0 ? "" : " and ")
                .Append($"their subfields \"{conflict.ResponseName}\" differ: {conflict.Reason}");
        return new Conflict(
            first.Node.ResponseName,
            reason.ToString(0, Math.Min(reason.Length, MaxReasonLength)),
            Fields(first.Node, conflicts.Select(c => c.First)),
            Fields(second.Node, conflicts.Select(c => c.Second)));
    }

    /// <summary>The field and those inside it, the innermost of a side first to be kept.</summary>
    private static List<FieldNode> Fields(FieldNode field, IEnumerable<List<FieldNode>> inside)
    {
        List<FieldNode> fields = [field];
        foreach (var side in inside)
        {
            fields.AddRange(side.TakeLast(MaxFields - fields.Count));
            if (fields.Count == MaxFields)
                break;
        }

        return fields;
    }
}
