namespace Graph.GraphQL.Language;

/// <summary>Sections 3.3.3 and 3.4.3: extensions, which must add something.</summary>
public sealed partial class Parser
{
    private DefinitionNode ParseTypeSystemExtension()
    {
        var keyword = Lookahead();
        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }

        var start = _token;
        switch (NameOf(keyword))
        {
            case "schema":
                return ParseSchemaExtension(start);
            case "scalar":
                return ParseScalarTypeExtension(start);
            case "type":
                return ParseObjectTypeExtension(start);
            case "interface":
                return ParseInterfaceTypeExtension(start);
            case "union":
                return ParseUnionTypeExtension(start);
            case "enum":
                return ParseEnumTypeExtension(start);
            case "input":
                return ParseInputObjectTypeExtension(start);
            default:
                throw Unexpected(keyword);
        }
    }

    private SchemaExtensionNode ParseSchemaExtension(Token start)
    {
        SkipKeywords();
        var directives = ParseDirectives(isConst: true);
        var operationTypes =
            OptionalMany(TokenKind.BraceLeft, static p => p.ParseOperationTypeDefinition(), TokenKind.BraceRight);
        ExpectAddition(directives.IsEmpty && operationTypes.IsEmpty);
        return new SchemaExtensionNode(directives, operationTypes, SpanFrom(start));
    }

    private ScalarTypeExtensionNode ParseScalarTypeExtension(Token start)
    {
        SkipKeywords();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        ExpectAddition(directives.IsEmpty);
        return new ScalarTypeExtensionNode(name, directives, SpanFrom(start));
    }

    private ObjectTypeExtensionNode ParseObjectTypeExtension(Token start)
    {
        SkipKeywords();
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        ExpectAddition(interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new ObjectTypeExtensionNode(name, interfaces, directives, fields, SpanFrom(start));
    }

    private InterfaceTypeExtensionNode ParseInterfaceTypeExtension(Token start)
    {
        SkipKeywords();
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        ExpectAddition(interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new InterfaceTypeExtensionNode(name, interfaces, directives, fields, SpanFrom(start));
    }

    private UnionTypeExtensionNode ParseUnionTypeExtension(Token start)
    {
        SkipKeywords();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMemberTypes();
        ExpectAddition(directives.IsEmpty && types.IsEmpty);
        return new UnionTypeExtensionNode(name, directives, types, SpanFrom(start));
    }

    private EnumTypeExtensionNode ParseEnumTypeExtension(Token start)
    {
        SkipKeywords();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValuesDefinition();
        ExpectAddition(directives.IsEmpty && values.IsEmpty);
        return new EnumTypeExtensionNode(name, directives, values, SpanFrom(start));
    }

    private InputObjectTypeExtensionNode ParseInputObjectTypeExtension(Token start)
    {
        SkipKeywords();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputFieldsDefinition();
        ExpectAddition(directives.IsEmpty && fields.IsEmpty);
        return new InputObjectTypeExtensionNode(name, directives, fields, SpanFrom(start));
    }

    /// <summary>Past "extend" and the word that says what is extended.</summary>
    private void SkipKeywords()
    {
        Advance();
        Advance();
    }

    private void ExpectAddition(bool missing)
    {
        if (missing)
        {
            throw Unexpected(_token);
        }
    }
}
