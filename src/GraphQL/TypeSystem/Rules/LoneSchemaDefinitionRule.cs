using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 3.3 (Schema): a document defines at most one schema, and none where it extends one.</summary>
internal sealed class LoneSchemaDefinitionRule(SdlContext context) : SdlRule
{
    private readonly bool _isDefined = context.Extending is { } schema
        && (schema.Definition ?? (object?)schema.QueryType ?? schema.MutationType ?? schema.SubscriptionType) is not null;

    private bool _seen;

    public override void Definition(DefinitionNode definition)
    {
        if (definition is not SchemaDefinitionNode)
            return;
        if (_isDefined)
            context.Report("An extension of a schema cannot define a schema; use \"extend schema\".", definition);
        else if (_seen)
            context.Report("The document defines its schema more than once.", definition);
        _seen = true;
    }
}
