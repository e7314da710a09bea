using System.Text;
using Graph.GraphQL.Binding.Authorization;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>A grouped field set (section 6.3.2) on one object type: the shape of an object in the response.</summary>
internal sealed class SelectionPlan : IContainerShape
{
    public SelectionPlan(ObjectType type, FieldPlan[] fields, AuthorizationRule? rule)
    {
        Type = type;
        Rule = rule;
        Fields = fields;
        Names = new byte[fields.Length][];
        for (var i = 0; i < fields.Length; i++)
            Names[i] = Encoding.UTF8.GetBytes($"{(i == 0 ? "" : ",")}\"{fields[i].ResponseName}\":");
    }

    public ObjectType Type { get; }

    /// <summary>Who may see objects of this type.</summary>
    public AuthorizationRule? Rule { get; }

    public FieldPlan[] Fields { get; }

    /// <summary>Names are ASCII by the grammar, so they need no escapes.</summary>
    public byte[][] Names { get; }

    public object KeyAt(int position) => Fields[position].ResponseName;

    public bool IsNonNullAt(int position) => Fields[position].IsNonNullAt(0);

    public override string ToString() => Type.Name;
}
