using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.Validation.Cost;

namespace Graph.GraphQL.Validation.Limits;

/// <summary>
/// What a single operation may ask for, beside the parser's bounds on its text. The defaults let through what people and
/// tools write, introspection included; <see cref="None"/> is for documents that are trusted.
/// </summary>
public sealed class RequestLimits
{
    public static readonly RequestLimits Default = new();

    public static readonly RequestLimits None = new()
    {
        MaxDepth = int.MaxValue,
        MaxIntrospectionDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxCost = long.MaxValue,
    };

    /// <summary>Fields within fields, the root field being 1.</summary>
    public int MaxDepth { get; init; } = 15;

    /// <summary>The same below <c>__schema</c> and <c>__type</c>, where tools follow wrapped types 15 fields deep.</summary>
    public int MaxIntrospectionDepth { get; init; } = 20;

    /// <summary>Aliases, those of a fragment counted wherever it is spread.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>Fields at the root, which is where mutations and logins are multiplied.</summary>
    public int MaxRootFields { get; init; } = 20;

    /// <summary>Directives on any one selection or on the operation.</summary>
    public int MaxDirectives { get; init; } = 5;

    /// <summary>About the number of objects that an operation reads; see <see cref="CostPlan"/>.</summary>
    public long MaxCost { get; init; } = 10_000;

    /// <summary>The size that a list is taken to have where nothing says how long it is.</summary>
    public int AssumedListSize { get; init; } = 10;

    /// <summary>
    /// Checks one operation of a valid document, all but its cost. Each limit exceeded is an error with
    /// <see cref="ErrorCodes.LimitExceeded"/> whose extensions have <c>limit</c> and <c>actual</c>.
    /// </summary>
    public IReadOnlyList<GraphQLError> Check(DocumentNode document, OperationDefinitionNode operation)
    {
        var size = OperationSize.Of(document, operation);
        var errors = new List<GraphQLError>();
        Compare("levels of fields", size.Depth, MaxDepth);
        Compare("levels of introspection fields", size.IntrospectionDepth, MaxIntrospectionDepth);
        Compare("aliases", size.Aliases, MaxAliases);
        Compare("root fields", size.RootFields, MaxRootFields);
        Compare("directives in one place", size.Directives, MaxDirectives);
        return errors;

        void Compare(string what, long actual, long limit)
        {
            if (actual > limit)
                errors.Add(LimitError.Of($"The operation has {actual} {what}; at most {limit} are allowed.", limit, actual, operation));
        }
    }
}
