using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>The names of fields or enum values met so far, by the type that they belong to.</summary>
internal sealed class MemberNames
{
    private readonly Dictionary<string, Dictionary<string, NameNode>> _byType = new(StringComparer.Ordinal);

    /// <summary>Notes a member; gives the earlier one of the same name where there is one, which stays noted.</summary>
    public NameNode? Note(string type, NameNode member)
    {
        if (!_byType.TryGetValue(type, out var members))
            _byType.Add(type, members = new Dictionary<string, NameNode>(StringComparer.Ordinal));
        if (members.TryGetValue(member.Value, out var first))
            return first;
        members.Add(member.Value, member);
        return null;
    }
}
