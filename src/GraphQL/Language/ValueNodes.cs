using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 2.10 (Input Values).</summary>
public abstract class ValueNode(SourceSpan span) : SyntaxNode(span)
{
    /// <summary>Is a variable or has one inside, so that its value is not known from the document alone.</summary>
    public bool ContainsVariable => this switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(item => item.ContainsVariable),
        ObjectValueNode @object => @object.Fields.Any(member => member.Value.ContainsVariable),
        _ => false,
    };
}

/// <summary>Section 2.11 (Variables): a use of a variable.</summary>
public sealed class VariableNode(NameNode name, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name { get; } = name;
}

/// <summary>Section 2.10.1: the digits as written.</summary>
public sealed class IntValueNode(string value, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.IntValue;

    public string Value { get; } = value;
}

/// <summary>Section 2.10.2: the number as written.</summary>
public sealed class FloatValueNode(string value, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    public string Value { get; } = value;
}

/// <summary>Section 2.10.4: the value after escapes, or after the block string algorithm.</summary>
public sealed class StringValueNode(string value, bool isBlock, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.StringValue;

    public string Value { get; } = value;

    public bool IsBlock { get; } = isBlock;
}

/// <summary>Section 2.10.3.</summary>
public sealed class BooleanValueNode(bool value, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;
}

/// <summary>Section 2.10.5.</summary>
public sealed class NullValueNode(SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.NullValue;
}

/// <summary>Section 2.10.6.</summary>
public sealed class EnumValueNode(string value, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    public string Value { get; } = value;
}

/// <summary>Section 2.10.7.</summary>
public sealed class ListValueNode(ImmutableArray<ValueNode> values, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    public ImmutableArray<ValueNode> Values { get; } = values;
}

/// <summary>Section 2.10.8.</summary>
public sealed class ObjectValueNode(ImmutableArray<ObjectFieldNode> fields, SourceSpan span) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>Section 2.10.8: one field of an input object literal.</summary>
public sealed class ObjectFieldNode(NameNode name, ValueNode value, SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
