using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 5.6.3 (Input Object Field Uniqueness): a literal gives each field once.</summary>
internal sealed class UniqueInputFieldNamesRule(SdlContext context) : SdlRule
{
    public override void ObjectValue(ObjectValueNode value)
    {
        if (value.Fields.Length < 2)
            return;
        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (seen.TryGetValue(field.Name.Value, out var first))
                context.Report($"The field {field.Name.Value} is given more than once.", first, field.Name);
            else
                seen.Add(field.Name.Value, field.Name);
        }
    }
}
