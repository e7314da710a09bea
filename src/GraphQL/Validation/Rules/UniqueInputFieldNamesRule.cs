using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.6.3 (Input Object Field Uniqueness).</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context)
{
    public void EnterObject(ObjectValueNode node)
    {
        if (RepeatedNames.AllDiffer(node.Fields, static field => field.Name))
            return;
        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
            if (!seen.TryAdd(field.Name.Value, field.Name))
                context.Report(
                    $"There is more than one input field named \"{field.Name.Value}\".", seen[field.Name.Value], field.Name);
    }
}
