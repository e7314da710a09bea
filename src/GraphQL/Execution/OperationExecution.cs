using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Binding.Authorization;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution.Inputs;
using Graph.GraphQL.Execution.Planning;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;
using Graph.GraphQL.Tracing;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Section 6.2 (Executing Operations): one execution of one operation. Fields run on one loop: all that can run do, and
/// when none can, the loaders dispatch. Kept and used again for the next request, so a warm request allocates little.
/// </summary>
internal sealed class OperationExecution : FieldExecution
{
    /// <summary>A list can have thousands of fields that wait for one batch.</summary>
    private const int MostFieldSpans = 100;

    private readonly ExecutableSchema _schema;
    private readonly ExecutionPool _pool;
    private readonly FieldErrors _fieldErrors;
    private readonly ExecutionLoop _loop;
    private readonly DataLoader.DataLoader?[] _loaders;
    private object?[]?[] _arguments = [];
    private OperationPlan _plan = null!;
    private CoercedVariables _variables = CoercedVariables.None;
    private RequestFeatures _features = RequestFeatures.None;
    private Viewer _viewer = Viewer.Anonymous;
    private BatchScheduler? _batches;
    private int _fieldSpans;

    public OperationExecution(ExecutableSchema schema, ExecutionPool pool, Action<Exception, string>? unexpectedError, TimeSpan timeout)
    {
        _schema = schema;
        _pool = pool;
        _fieldErrors = new FieldErrors(Document, unexpectedError);
        _loop = new ExecutionLoop(Document, timeout);
        _loaders = new DataLoader.DataLoader?[schema.LoaderCount];
    }

    public Utf8JsonBuffer Output { get; } = new();

    public IReadOnlyList<GraphQLError> Errors => _fieldErrors.All;

    public bool DataIsNull => Document.Container(0).IsNulled;

    public override Schema Schema => _schema.Schema;

    public override RequestFeatures Features => _features;

    public override Viewer Viewer => _viewer;

    public override CancellationToken CancellationToken => _loop.Cancellation;

    /// <summary>
    /// Sections 6.2.1 (Query) and 6.2.2 (Mutation). Ends when every field has; throws
    /// <see cref="OperationCanceledException"/> when the caller cancels or the time is over, and then this must not be
    /// used again.
    /// </summary>
    public ValueTask Execute(
        OperationPlan plan, CoercedVariables variables, RequestFeatures features, object rootValue, CancellationToken cancellation)
    {
        Begin(plan, variables, features, cancellation);
        _batches = _loop.Batches;
        Document.AddContainer(plan.Root, plan.Root.Fields.Length, 0, 0);
        return plan.Type == OperationType.Mutation
            ? ExecuteSerially(plan.Root, rootValue)
            : ExecuteNormally(plan.Root, rootValue);
    }

    /// <summary>
    /// Section 6.2.3.1 (CreateSourceEventStream): the events of a subscription's one root field. No loop runs here, so
    /// loaders dispatch by themselves.
    /// </summary>
    public IAsyncEnumerable<object?> OpenSourceStream(
        OperationPlan plan, CoercedVariables variables, RequestFeatures features, object rootValue, CancellationToken cancellation)
    {
        Begin(plan, variables, features, cancellation);
        var field = plan.Root.Fields[0];
        var context = new FieldContext(this, field, rootValue, ArgumentsOf(field), 0, 0, 0);
        var stream = _schema.Stream(field.Definition)
            ?? throw new InvalidOperationException($"{field.Definition.Coordinate} has no source stream.");
        return stream.Open(in context);
    }

    /// <summary>Gives this back for the next request, when nothing of this one can come in any more.</summary>
    public void Release()
    {
        if (!_loop.TryEnd())
            return;
        Document.Clear();
        Output.Clear();
        _fieldErrors.Clear();
        Array.Clear(_arguments);
        Array.Clear(_loaders);
        _features = RequestFeatures.None;
        _viewer = Viewer.Anonymous;
        _variables = CoercedVariables.None;
        _pool.Return(this);
    }

    public override DataLoader.DataLoader Loader(int index) => _loaders[index] ?? NewLoader(index);

    public override bool IsSelected(SelectedField field, string childName)
    {
        var plan = Unsafe.As<FieldPlan>(field);
        foreach (var type in Schema.PossibleTypes(field.Definition.Type.Named))
            foreach (var child in plan.SelectionOn(type).Fields)
                if (child.Definition.Name == childName)
                    return true;
        return false;
    }

    public override void CompleteObject(in FieldContext context, object value)
    {
        var field = Unsafe.As<FieldPlan>(context.SelectedField);
        var type = field.Definition.Type.Named as ObjectType ?? ResolveAbstractType(field.Definition, value);
        var selection = field.SelectionOn(type);
        if (selection.Rule is { } rule && !rule.Permits(_viewer, value))
        {
            Withhold(in context, rule);
            return;
        }
        var container = Document.AddContainer(selection, selection.Fields.Length, context.Container, context.Slot);
        Document.Slot(context.Slot).SetContainer(container);
        ExecuteFields(selection, value, container);
    }

    public override void FieldError(in FieldContext context, Exception exception) => _fieldErrors.Add(in context, exception);

    public override void NonNullIsNull(in FieldContext context) => _fieldErrors.AddNonNullIsNull(in context);

    public override void FieldPending(PendingField field)
    {
        _loop.Pending();
        if (_fieldSpans > 0)
            StartSpan(field);
    }

    public override void FieldReady(PendingField field) => _loop.Ready(field);

    private void Begin(OperationPlan plan, CoercedVariables variables, RequestFeatures features, CancellationToken cancellation)
    {
        _plan = plan;
        _variables = variables;
        _features = features;
        _viewer = features.Get<Viewer>()!;
        _fieldSpans = Traces.IsOn ? MostFieldSpans : 0;
        _loop.Begin(cancellation);
    }

    /// <summary>The fields that come first; they are the upper ones.</summary>
    private void StartSpan(PendingField field)
    {
        _fieldSpans--;
        field.Span = Traces.StartAside("graphql.resolve")?.SetTag("graphql.field.coordinate", field.Field.Definition.Coordinate);
    }

    /// <summary>Section 6.3.1: fields in any order; this one is the document's, depth first.</summary>
    private ValueTask ExecuteNormally(SelectionPlan selection, object rootValue)
    {
        _loop.Enter();
        try
        {
            ExecuteFields(selection, rootValue, 0);
        }
        finally
        {
            _loop.Exit();
        }
        return _loop.RunToEnd();
    }

    /// <summary>
    /// Section 6.2.2: each root field ends, with all below it, before the next begins. Loaders begin anew with each, or a
    /// field would show what was loaded before the mutation beside it.
    /// </summary>
    private async ValueTask ExecuteSerially(SelectionPlan selection, object rootValue)
    {
        for (var i = 0; i < selection.Fields.Length && !DataIsNull; i++)
        {
            _loop.Enter();
            try
            {
                ExecuteField(selection.Fields[i], rootValue, 0, i);
            }
            finally
            {
                _loop.Exit();
            }
            await _loop.RunToEnd().ConfigureAwait(false);
            Array.Clear(_loaders);
        }
    }

    /// <summary>Section 6.3.3 (ExecuteSelectionSet). Stops when an error has nulled the object.</summary>
    private void ExecuteFields(SelectionPlan selection, object parent, int container)
    {
        var slot = Document.Container(container).FirstSlot;
        foreach (var field in selection.Fields)
        {
            ExecuteField(field, parent, container, slot++);
            if (Document.Container(container).IsNulled)
                return;
        }
    }

    /// <summary>Section 6.4 (ExecuteField).</summary>
    private void ExecuteField(FieldPlan field, object parent, int container, int slot)
    {
        object?[] arguments = [];
        try
        {
            arguments = ArgumentsOf(field);
            var context = new FieldContext(this, field, parent, arguments, container, slot, 0);
            field.Resolver(in context);
        }
        catch (Exception exception) // whatever a resolver throws is an error of its field
        {
            var context = new FieldContext(this, field, parent, arguments, container, slot, 0);
            FieldError(in context, exception);
        }
    }

    private object?[] ArgumentsOf(FieldPlan field)
    {
        if (!field.HasVariableArguments)
            return field.ConstantArguments ??= ArgumentCoercion.Coerce(_schema, field.Definition, field.Nodes[0], _variables);
        var index = field.ArgumentIndex;
        if (index >= _arguments.Length)
            Array.Resize(ref _arguments, Math.Max(_plan.Planner.ArgumentCount, index + 1));
        return _arguments[index] ??= ArgumentCoercion.Coerce(_schema, field.Definition, field.Nodes[0], _variables);
    }

    /// <summary>
    /// Another owner's object reads as one that does not exist. Where there must be one, and where the type is closed to the
    /// viewer whoever the owner, an error says so.
    /// </summary>
    private void Withhold(in FieldContext context, AuthorizationRule rule)
    {
        if (rule.OwnerOf is not null && !context.SelectedField.IsNonNullAt(context.Depth))
            context.Null();
        else
            context.Fail(rule.RefusalFor(_viewer));
    }

    /// <summary>Section 6.4.3 (ResolveAbstractType).</summary>
    private ObjectType ResolveAbstractType(FieldDefinition field, object value)
    {
        var @abstract = field.Type.Named;
        var name = _schema.TypeNameOf(@abstract, value)
            ?? throw new InvalidOperationException($"{field.Coordinate}: no object type of {@abstract} fits a {value.GetType().Name}.");
        return Schema.Type(name) is ObjectType type && Schema.IsPossibleType(@abstract, type)
            ? type
            : throw new InvalidOperationException($"{field.Coordinate}: {name} is not an object type of {@abstract}.");
    }

    private DataLoader.DataLoader NewLoader(int index)
    {
        var loader = _schema.NewLoader(index);
        loader.Scheduler = _batches;
        return _loaders[index] = loader;
    }
}
