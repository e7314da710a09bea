using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution.Inputs;
using Graph.GraphQL.Language;
using Graph.GraphQL.Validation.Cost;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>An operation of a valid document with what does not change from one execution to the next.</summary>
internal sealed class PreparedOperation(
    ExecutableSchema schema,
    OperationDefinitionNode definition,
    FragmentTable fragments,
    CostPlan cost,
    IReadOnlyList<GraphQLError> beyondLimits)
{
    /// <summary>Plans kept; an operation with more outcomes of its conditions is planned anew for the others.</summary>
    private const int MostPlans = 64;

    private readonly VariableNode[] _conditionVariables = Conditions.VariablesOf(definition, fragments);
    private readonly Lock _adding = new();
    private volatile OperationPlan[] _plans = [];
    private IReadOnlyList<GraphQLError>? _refusals;

    public OperationDefinitionNode Definition { get; } = definition;

    public OperationType Type => Definition.Operation;

    public VariableInfo[] Variables { get; } = VariableInfo.Of(schema.Schema, definition);

    public CostPlan Cost { get; } = cost;

    /// <summary>Why this operation is never executed, whatever its variables; empty when it may be.</summary>
    public IReadOnlyList<GraphQLError> Refusals => _refusals ??= [.. beyondLimits, .. Cost.Errors, .. ConstantCost(), .. ConditionCount()];

    /// <exception cref="RequestErrorException">A variable of a condition is null.</exception>
    public OperationPlan PlanFor(CoercedVariables variables)
    {
        var outcome = Conditions.OutcomeOf(_conditionVariables, variables);
        foreach (var plan in _plans)
            if (plan.Outcome == outcome)
                return plan;
        return Add(Plan(outcome));
    }

    /// <summary>Readers hold no lock: the table is replaced, never changed.</summary>
    private OperationPlan Add(OperationPlan plan)
    {
        lock (_adding)
            if (_plans.Length < MostPlans)
                _plans = [.. _plans, plan];
        return plan;
    }

    private IEnumerable<GraphQLError> ConstantCost() => Cost.IsConstant && Cost.Check(null) is { } tooCostly ? [tooCostly] : [];

    private IEnumerable<GraphQLError> ConditionCount() => _conditionVariables.Length <= Conditions.MaxVariables
        ? []
        : [new GraphQLError(
            $"The operation has {_conditionVariables.Length} variables in @skip and @include; at most {Conditions.MaxVariables} are allowed.",
            ErrorCodes.LimitExceeded)];

    private OperationPlan Plan(ulong outcome)
    {
        var planner = new Planner(schema, fragments, new Conditions(_conditionVariables, outcome));
        var root = planner.Plan(schema.Schema.RootType(Type)!, Definition.SelectionSet);
        return new OperationPlan(planner, root, Type, outcome);
    }
}

/// <summary>An operation for one outcome of its conditions; the plans of its selection sets are made as they are met.</summary>
internal sealed record OperationPlan(Planner Planner, SelectionPlan Root, OperationType Type, ulong Outcome);
