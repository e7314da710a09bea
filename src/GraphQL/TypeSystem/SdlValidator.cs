using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem.Rules;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Chapter 3 as far as it can be told from a type system document alone: whether a schema can be built from it, or a
/// given schema be extended by it. What needs the whole schema is <see cref="SchemaValidator"/>'s.
/// </summary>
public static class SdlValidator
{
    /// <summary>Every rule, in the order in which they run.</summary>
    private static readonly (string Name, Func<SdlContext, SdlRule> Create)[] Rules =
    [
        (nameof(LoneSchemaDefinitionRule), context => new LoneSchemaDefinitionRule(context)),
        (nameof(UniqueOperationTypesRule), context => new UniqueOperationTypesRule(context)),
        (nameof(UniqueTypeNamesRule), context => new UniqueTypeNamesRule(context)),
        (nameof(UniqueEnumValueNamesRule), context => new UniqueEnumValueNamesRule(context)),
        (nameof(UniqueFieldDefinitionNamesRule), context => new UniqueFieldDefinitionNamesRule(context)),
        (nameof(UniqueArgumentDefinitionNamesRule), context => new UniqueArgumentDefinitionNamesRule(context)),
        (nameof(UniqueDirectiveNamesRule), context => new UniqueDirectiveNamesRule(context)),
        (nameof(KnownTypeNamesRule), context => new KnownTypeNamesRule(context)),
        (nameof(KnownDirectivesRule), context => new KnownDirectivesRule(context)),
        (nameof(UniqueDirectivesPerLocationRule), context => new UniqueDirectivesPerLocationRule(context)),
        (nameof(PossibleTypeExtensionsRule), context => new PossibleTypeExtensionsRule(context)),
        (nameof(KnownArgumentNamesOnDirectivesRule), context => new KnownArgumentNamesOnDirectivesRule(context)),
        (nameof(UniqueArgumentNamesRule), context => new UniqueArgumentNamesRule(context)),
        (nameof(UniqueInputFieldNamesRule), context => new UniqueInputFieldNamesRule(context)),
        (nameof(ProvidedRequiredArgumentsOnDirectivesRule), context => new ProvidedRequiredArgumentsOnDirectivesRule(context)),
    ];

    /// <param name="document">The document; operations and fragments in it are checked for what these rules say of them.</param>
    /// <param name="extending">The schema that the document extends; null where it stands for itself.</param>
    /// <param name="ruleNames">The rules to keep to, as graphql-js names them (<c>KnownTypeNamesRule</c>); null for all.</param>
    /// <returns>Every fault, in the order of the document; empty where there is none.</returns>
    /// <exception cref="ArgumentException">There is no rule of a given name.</exception>
    public static IReadOnlyList<GraphQLError> Validate(
        DocumentNode document, Schema? extending = null, IReadOnlyCollection<string>? ruleNames = null)
    {
        RefuseUnknown(ruleNames ?? []);
        var context = new SdlContext(document, extending);
        var rules = new List<SdlRule>(Rules.Length);
        foreach (var (name, create) in Rules)
            if (ruleNames is null || ruleNames.Contains(name))
                rules.Add(create(context));

        new SdlWalker(rules).Walk(document);
        return context.Errors;
    }

    private static void RefuseUnknown(IReadOnlyCollection<string> ruleNames)
    {
        foreach (var name in ruleNames)
            if (!Array.Exists(Rules, rule => rule.Name == name))
                throw new ArgumentException($"There is no rule {name} for type system documents.", nameof(ruleNames));
    }
}
