using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Gives types their members: those of the definition, then those of each extension in source order. Section 3.4.3.
/// </summary>
/// <param name="types">Where names are looked up.</param>
/// <param name="isBuiltIn">Members of built-in types keep no syntax nodes: their places are in no document of the user's.</param>
internal readonly struct TypeMembers(SchemaTypes types, bool isBuiltIn)
{
    public void AddTo(NamedType type, TypeDefinitionNode definition)
    {
        type.Directives = Directives(definition.Directives, type.Extensions);
        switch (type)
        {
            case ObjectType @object when definition is ObjectTypeDefinitionNode node:
                AddFields(@object, node.Interfaces, node.Fields);
                break;
            case InterfaceType @interface when definition is InterfaceTypeDefinitionNode node:
                AddFields(@interface, node.Interfaces, node.Fields);
                break;
            case UnionType union when definition is UnionTypeDefinitionNode node:
                AddMembers(union, node.Types);
                break;
            case EnumType @enum when definition is EnumTypeDefinitionNode node:
                AddValues(@enum, node.Values);
                break;
            case InputObjectType input when definition is InputObjectTypeDefinitionNode node:
                AddInputFields(input, node.Fields);
                break;
        }
    }

    public InputValueDefinition[] InputValues(ImmutableArray<InputValueDefinitionNode> nodes)
    {
        if (nodes.Length == 0)
            return [];
        var values = new InputValueDefinition[nodes.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = InputValue(nodes[i]);
        return values;
    }

    private static IReadOnlyList<DirectiveNode> Directives(
        ImmutableArray<DirectiveNode> ofDefinition, IReadOnlyList<TypeExtensionNode> extensions)
    {
        if (extensions.Count == 0)
            return ofDefinition.Length == 0 ? [] : ofDefinition;
        var directives = new List<DirectiveNode>(ofDefinition);
        foreach (var extension in extensions)
            directives.AddRange(extension.Directives);
        return directives;
    }

    private void AddFields(
        FieldsType type, ImmutableArray<NamedTypeNode> interfaceNodes, ImmutableArray<FieldDefinitionNode> fieldNodes)
    {
        var fields = new List<FieldDefinition>(fieldNodes.Length);
        var interfaces = new List<InterfaceType>(interfaceNodes.Length);
        Append(interfaceNodes, fieldNodes, interfaces, fields);
        foreach (var extension in type.Extensions)
        {
            if (extension is ObjectTypeExtensionNode @object && type is ObjectType)
                Append(@object.Interfaces, @object.Fields, interfaces, fields);
            else if (extension is InterfaceTypeExtensionNode @interface && type is InterfaceType)
                Append(@interface.Interfaces, @interface.Fields, interfaces, fields);
        }
        type.Interfaces = interfaces;
        type.SetFields(fields);
    }

    private void Append(
        ImmutableArray<NamedTypeNode> interfaceNodes,
        ImmutableArray<FieldDefinitionNode> fieldNodes,
        List<InterfaceType> interfaces,
        List<FieldDefinition> fields)
    {
        foreach (var node in interfaceNodes)
            if (types.Resolve(node) is InterfaceType @interface)
                interfaces.Add(@interface);
        foreach (var node in fieldNodes)
            fields.Add(Field(node));
    }

    private void AddMembers(UnionType union, ImmutableArray<NamedTypeNode> nodes)
    {
        var members = new List<ObjectType>(nodes.Length);
        Append(nodes, members);
        foreach (var extension in union.Extensions)
            if (extension is UnionTypeExtensionNode node)
                Append(node.Types, members);
        union.Types = members;
    }

    private void Append(ImmutableArray<NamedTypeNode> nodes, List<ObjectType> members)
    {
        foreach (var node in nodes)
            if (types.Resolve(node) is ObjectType member)
                members.Add(member);
    }

    private void AddValues(EnumType type, ImmutableArray<EnumValueDefinitionNode> nodes)
    {
        var values = new List<EnumValueDefinition>(nodes.Length);
        Append(nodes, values);
        foreach (var extension in type.Extensions)
            if (extension is EnumTypeExtensionNode node)
                Append(node.Values, values);
        type.SetValues(values);
    }

    private void Append(ImmutableArray<EnumValueDefinitionNode> nodes, List<EnumValueDefinition> values)
    {
        foreach (var node in nodes)
            values.Add(new EnumValueDefinition(
                node.Name.Value,
                node.Description?.Value,
                AppliedDirectives.DeprecationReason(node.Directives),
                isBuiltIn ? null : node));
    }

    private void AddInputFields(InputObjectType type, ImmutableArray<InputValueDefinitionNode> nodes)
    {
        var fields = new List<InputValueDefinition>(nodes.Length);
        fields.AddRange(InputValues(nodes));
        foreach (var extension in type.Extensions)
            if (extension is InputObjectTypeExtensionNode node)
                fields.AddRange(InputValues(node.Fields));
        type.SetFields(fields);
    }

    private FieldDefinition Field(FieldDefinitionNode node) =>
        new(node.Name.Value, node.Description?.Value, isBuiltIn ? null : node)
        {
            Type = Type(node.Type),
            Arguments = InputValues(node.Arguments),
            DeprecationReason = AppliedDirectives.DeprecationReason(node.Directives),
        };

    private InputValueDefinition InputValue(InputValueDefinitionNode node) =>
        new(node.Name.Value, node.Description?.Value, isBuiltIn ? null : node)
        {
            Type = Type(node.Type),
            DefaultValue = node.DefaultValue,
            DeprecationReason = AppliedDirectives.DeprecationReason(node.Directives),
        };

    private GraphQLType Type(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullType(Type(nonNull.Type)),
        ListTypeNode list => new ListType(Type(list.Type)),
        _ => types.Resolve((NamedTypeNode)node),
    };
}
