using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Validation.Cost;

/// <summary>
/// What an operation costs, before it is executed: about the number of objects that it reads. Every object counts 1 and
/// every leaf 0, or what <c>@cost</c> says; a field's own <c>@cost</c> counts once a call, and for a field that is no list
/// it stands for the object too. Whatever is in a list counts once for each item: as many as the slicing argument says
/// (those of <c>@listSize</c>, else <c>first</c>, <c>last</c> or <c>limit</c>; given, in a variable, or by default), or as
/// <c>@listSize</c> or <see cref="RequestLimits.AssumedListSize"/> assumes. Introspection is free; it has a bound of its own.
/// </summary>
/// <remarks>
/// Fields with the same response name count once. On an abstract type only the costliest object type counts.
/// <c>@skip</c> and <c>@include</c> are left out of account.
/// </remarks>
public sealed class CostPlan
{
    private readonly CostExpression _cost;
    private readonly OperationDefinitionNode _operation;
    private readonly long _limit;

    private CostPlan(CostExpression cost, IReadOnlyList<GraphQLError> errors, OperationDefinitionNode operation, long limit)
    {
        _cost = cost;
        _operation = operation;
        _limit = limit;
        Errors = errors;
    }

    /// <summary>Fields that are not called as <c>requireOneSlicingArgument</c> demands.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>No variable changes the cost.</summary>
    public bool IsConstant => _cost.IsConstant;

    /// <summary>Reads an operation of a valid document, once for all its executions.</summary>
    public static CostPlan Compile(Schema schema, DocumentNode document, OperationDefinitionNode operation, RequestLimits limits)
    {
        var compiler = new CostCompiler(schema, document, operation, limits.AssumedListSize);
        var cost = compiler.Compile();
        return new CostPlan(cost, compiler.Errors, operation, limits.MaxCost);
    }

    /// <summary>The cost with these variables, raw or coerced; <see cref="long.MaxValue"/> where it is too big to count.</summary>
    public long Evaluate(IReadOnlyDictionary<string, object?>? variables) => _cost.Evaluate(variables);

    /// <summary>Null, or the error that says by how much <see cref="RequestLimits.MaxCost"/> is exceeded.</summary>
    public GraphQLError? Check(IReadOnlyDictionary<string, object?>? variables)
    {
        var cost = Evaluate(variables);
        if (cost <= _limit)
            return null;
        var actual = cost == long.MaxValue ? "more than can be counted" : cost.ToString();
        return LimitError.Of(
            $"The operation costs {actual}; at most {_limit} is allowed. Ask for smaller pages or fewer nested lists.",
            _limit, cost, _operation);
    }
}
