using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution.Inputs;
using Graph.GraphQL.Execution.Planning;
using Graph.GraphQL.Language;
using Graph.GraphQL.Tracing;
using Graph.GraphQL.Validation;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Section 6.1 (Executing Requests): from a request to its response. Holds what is shared between requests; one an
/// application, used by any number of threads.
/// </summary>
public sealed partial class GraphQLExecutor
{
    /// <summary>The parent of root fields where the caller gives none.</summary>
    internal static object NoRootValue { get; } = new();

    private readonly ExecutableSchema _schema;
    private readonly ExecutionOptions _options;
    private readonly DocumentCache _documents;
    private readonly ExecutionPool _executions;
    private readonly ValidationOptions _validation;

    public GraphQLExecutor(ExecutableSchema schema, ExecutionOptions? options = null)
    {
        _schema = schema;
        _options = options ?? new ExecutionOptions();
        _documents = new DocumentCache(_options.CachedDocuments, _options.CachedDocumentCharacters);
        _executions = new ExecutionPool(schema, _options);
        _validation = new ValidationOptions { Introspection = _options.AllowIntrospection, Suggestions = _options.AllowIntrospection };
    }

    public ExecutableSchema Schema => _schema;

    /// <summary>
    /// Never throws for what a client sends: its errors are in the result. Throws
    /// <see cref="OperationCanceledException"/> when <paramref name="cancellation"/> is cancelled.
    /// </summary>
    /// <param name="rootValue">The parent of root fields; only schemas without C# types need it.</param>
    public ValueTask<ExecutionResult> Execute(
        GraphQLRequest request, RequestFeatures? features = null, CancellationToken cancellation = default, object? rootValue = null)
    {
        if (Traces.IsOn)
            return ExecuteTraced(request, features ?? RequestFeatures.None, rootValue ?? NoRootValue, cancellation);
        try
        {
            var operation = Prepare(request);
            var variables = CoerceVariablesToExecute(operation, request);
            return Run(operation.PlanFor(variables), variables, features ?? RequestFeatures.None, rootValue ?? NoRootValue, cancellation);
        }
        catch (RequestErrorException exception)
        {
            return new(new ExecutionResult(exception.Errors));
        }
    }

    /// <summary>The kind of the operation that a request would execute; null when it would be refused before.</summary>
    public OperationType? OperationTypeOf(GraphQLRequest request)
    {
        try
        {
            return Prepare(request).Type;
        }
        catch (RequestErrorException)
        {
            return null;
        }
    }

    /// <summary>Parsed, valid, found and within limits; throws <see cref="RequestErrorException"/>.</summary>
    internal PreparedOperation Prepare(GraphQLRequest request)
    {
        try
        {
            var operation = Prepare(request.Query).Operation(request.OperationName);
            return operation.Refusals.Count == 0 ? operation : throw new RequestErrorException(operation.Refusals);
        }
        catch (GraphQLException exception)
        {
            throw new RequestErrorException([exception.Error]);
        }
        catch (Exception exception) when (exception is not RequestErrorException) // a scalar's, of a literal
        {
            _options.UnexpectedError?.Invoke(exception, "The document");
            throw new RequestErrorException([FieldErrors.Masked([])]);
        }
    }

    /// <summary>Coerced, and with them the operation does not cost too much; throws <see cref="RequestErrorException"/>.</summary>
    internal CoercedVariables CoerceVariables(PreparedOperation operation, GraphQLRequest request)
    {
        if (operation.Variables.Length == 0)
            return CoercedVariables.None;
        var coercion = new VariableCoercion(_schema, _options.UnexpectedError);
        var variables = coercion.Coerce(operation.Variables, request.Variables);
        if (coercion.Errors.Count > 0)
            throw new RequestErrorException(coercion.Errors);
        if (!operation.Cost.IsConstant && operation.Cost.Check(request.Variables) is { } tooCostly)
            throw new RequestErrorException([tooCostly]);
        return variables;
    }

    internal ValueTask<ExecutionResult> Run(
        OperationPlan plan, CoercedVariables variables, RequestFeatures features, object rootValue, CancellationToken cancellation)
    {
        var execution = _executions.Rent();
        var run = execution.Execute(plan, variables, features, rootValue, cancellation);
        return run.IsCompletedSuccessfully
            ? new(new ExecutionResult(execution, plan.Type))
            : Finish(run, execution, plan, cancellation);
    }

    /// <summary>The time limit is that of each event's execution; the source stream itself lasts as long as it is read.</summary>
    internal IAsyncEnumerable<object?> OpenSourceStream(
        OperationPlan plan, CoercedVariables variables, RequestFeatures features, object rootValue, CancellationToken cancellation) =>
        new OperationExecution(_schema, _executions, _options.UnexpectedError, Timeout.InfiniteTimeSpan)
            .OpenSourceStream(plan, variables, features, rootValue, cancellation);

    internal GraphQLError ToFieldError(Exception exception, FieldPlan field, IReadOnlyList<object> path) =>
        FieldErrors.ToError(exception, field, path, _options.UnexpectedError);

    /// <summary>Coerced, for an operation that has one response; throws <see cref="RequestErrorException"/>.</summary>
    private CoercedVariables CoerceVariablesToExecute(PreparedOperation operation, GraphQLRequest request) =>
        operation.Type == OperationType.Subscription
            ? throw new RequestErrorException([new GraphQLError("A subscription needs a transport that streams.", ErrorCodes.OperationNotFound)])
            : CoerceVariables(operation, request);

    private PreparedDocument Prepare(string query)
    {
        if (_documents.Find(query) is { } known)
            return known;
        var document = Parse(query);
        Validate(document);
        var prepared = new PreparedDocument(_schema, document, _options.Limits);
        _documents.Add(query, prepared);
        return prepared;
    }

    private DocumentNode Parse(string query)
    {
        using var span = Traces.Start("graphql.parse");
        return Parser.Parse(query, _options.Parser);
    }

    private void Validate(DocumentNode document)
    {
        using var span = Traces.Start("graphql.validate");
        var errors = DocumentValidator.Validate(_schema.Schema, document, _validation);
        if (errors.Count > 0)
            throw new RequestErrorException(errors);
    }

    private async ValueTask<ExecutionResult> Finish(
        ValueTask run, OperationExecution execution, OperationPlan plan, CancellationToken cancellation)
    {
        try
        {
            await run.ConfigureAwait(false);
            return new ExecutionResult(execution, plan.Type);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ExecutionResult([new GraphQLError(
                $"The operation took longer than {_options.Timeout.TotalSeconds:0.###} s; ask for less at a time.", ErrorCodes.Timeout)]);
        }
    }
}
