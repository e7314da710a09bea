using System.Diagnostics;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution.Inputs;
using Graph.GraphQL.Execution.Planning;
using Graph.GraphQL.Language;
using Graph.GraphQL.Tracing;

namespace Graph.GraphQL.Execution;

public sealed partial class GraphQLExecutor
{
    /// <summary>What an event of a subscription is answered with, in a span of its own where somebody listens.</summary>
    internal ValueTask<ExecutionResult> TraceEvent(GraphQLRequest request, Func<ValueTask<ExecutionResult>> execute) =>
        Traces.IsOn ? ExecuteEventTraced(request, execute) : execute();

    private static async ValueTask<ExecutionResult> ExecuteEventTraced(GraphQLRequest request, Func<ValueTask<ExecutionResult>> execute)
    {
        using var span = StartOperation(request);
        NameAfter(span, OperationType.Subscription);
        return Judge(span, await execute().ConfigureAwait(false));
    }

    /// <summary>The same as <see cref="Execute"/>, in a span with one for each phase.</summary>
    private async ValueTask<ExecutionResult> ExecuteTraced(
        GraphQLRequest request, RequestFeatures features, object rootValue, CancellationToken cancellation)
    {
        using var span = StartOperation(request);
        try
        {
            var operation = Prepare(request);
            NameAfter(span, operation.Type);
            var (plan, variables) = PlanTraced(operation, request);
            using var execution = Traces.Start("graphql.execute");
            return Judge(span, await Run(plan, variables, features, rootValue, cancellation).ConfigureAwait(false));
        }
        catch (RequestErrorException exception)
        {
            return Judge(span, new ExecutionResult(exception.Errors));
        }
    }

    private (OperationPlan, CoercedVariables) PlanTraced(PreparedOperation operation, GraphQLRequest request)
    {
        using var span = Traces.Start("graphql.plan");
        var variables = CoerceVariablesToExecute(operation, request);
        return (operation.PlanFor(variables), variables);
    }

    private static Activity? StartOperation(GraphQLRequest request) => Traces.Start("graphql")?
        .SetTag("graphql.operation.name", request.OperationName)
        .SetTag("graphql.document.hash", Traces.HashOf(request.Query));

    private static void NameAfter(Activity? span, OperationType type)
    {
        if (span is null)
            return;
        span.DisplayName = type switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            _ => "subscription",
        };
        span.SetTag("graphql.operation.type", span.DisplayName);
    }

    private static ExecutionResult Judge(Activity? span, ExecutionResult result)
    {
        if (result.Errors.Count > 0)
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", result.Errors[0].Code);
        return result;
    }
}
