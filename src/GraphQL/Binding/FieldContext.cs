using System.Runtime.CompilerServices;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>
/// A field being executed, or an item of its list: what the resolver is given, and the position in the response that it
/// completes (section 6.4.3). Exactly one of the completing methods is called, once.
/// </summary>
public readonly ref struct FieldContext
{
    private readonly FieldExecution _execution;
    private readonly SelectedField _field;
    private readonly object?[] _arguments;
    private readonly int _depth;

    internal FieldContext(
        FieldExecution execution, SelectedField field, object parent, object?[] arguments, int container, int slot, int depth)
    {
        _execution = execution;
        _field = field;
        _arguments = arguments;
        _depth = depth;
        Parent = parent;
        Container = container;
        Slot = slot;
    }

    /// <summary>The value of the object whose field this is; for root fields the request's root value.</summary>
    public object Parent { get; }

    public FieldDefinition Field => _field.Definition;

    /// <summary>The type at this position: the field's, or inside a list the item's.</summary>
    public GraphQLType Type => _field.TypeAt(_depth);

    public Schema Schema => _execution.Schema;

    public FieldSelection Selection => new(_execution, _field);

    public CancellationToken CancellationToken => _execution.CancellationToken;

    internal Viewer Viewer => _execution.Viewer;

    internal SelectedField SelectedField => _field;

    internal object?[] ArgumentValues => _arguments;

    internal int Container { get; }

    internal int Slot { get; }

    internal int Depth => _depth;

    private ref ResultSlot Target => ref _execution.Document.Slot(Slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Argument<T>(int index) => new InputValues(_arguments).Value<T>(index);

    public Optional<T> OptionalArgument<T>(int index) => new InputValues(_arguments).Optional<T>(index);

    public IReadOnlyList<T>? ListArgument<T>(int index) => new InputValues(_arguments).List<T>(index);

    public Optional<IReadOnlyList<T>?> OptionalListArgument<T>(int index) => new InputValues(_arguments).OptionalList<T>(index);

    /// <summary>The request's loader at this position of the schema's loaders.</summary>
    public T Loader<T>(int index)
        where T : DataLoader.DataLoader => Unsafe.As<T>(_execution.Loader(index));

    /// <summary>Throws when the host gave the request no such feature: that is a fault of the host.</summary>
    public T Feature<T>()
        where T : class, IRequestFeature =>
        _execution.Features.Get<T>() ?? throw new InvalidOperationException($"The request carries no {typeof(T).Name}.");

    public void Null()
    {
        if (_field.IsNonNullAt(_depth))
            _execution.NonNullIsNull(in this);
        else
            Target.Clear();
    }

    public void String(string? value)
    {
        if (value is null)
            Null();
        else
            Target.Set(value);
    }

    public void Int(int value) => Target.Set((long)value);

    public void Int(int? value)
    {
        if (value is { } number)
            Int(number);
        else
            Null();
    }

    /// <summary>Section 3.5.2 (Float): infinities and NaN are field errors.</summary>
    public void Float(double value)
    {
        if (!double.IsFinite(value))
            throw new GraphQLException($"Float cannot represent {value}.", ErrorCodes.InternalServerError);
        Target.Set(value);
    }

    public void Float(double? value)
    {
        if (value is { } number)
            Float(number);
        else
            Null();
    }

    public void Boolean(bool value) => Target.Set(value);

    public void Boolean(bool? value)
    {
        if (value is { } boolean)
            Boolean(boolean);
        else
            Null();
    }

    /// <summary>An enum value by its name in the schema.</summary>
    public void Enum(string? name) => String(name);

    public void Scalar<T>(T? value, Scalar<T> scalar)
        where T : notnull
    {
        if (value is null)
            Null();
        else
            Write(value, scalar);
    }

    public void Scalar<T>(Nullable<T> value, Scalar<T> scalar)
        where T : struct
    {
        if (value is { } given)
            Write(given, scalar);
        else
            Null();
    }

    /// <summary>An object, or a value of an interface or union; its fields are executed now.</summary>
    public void Object(object? value)
    {
        if (value is null)
            Null();
        else
            _execution.CompleteObject(in this, value);
    }

    public void List<T>(IEnumerable<T>? values, ValueCompleter<T> complete)
    {
        if (values is null)
            Null();
        else
            _execution.CompleteList(in this, values as IReadOnlyList<T> ?? [.. values], complete);
    }

    public void Await<T>(Task<T> task, ValueCompleter<T> complete) => Await(new ValueTask<T>(task), complete);

    public void Await<T>(ValueTask<T> task, ValueCompleter<T> complete)
    {
        if (task.IsCompleted)
            complete(in this, task.GetAwaiter().GetResult());
        else
            PendingField<T>.Start(_execution, in this, task, complete);
    }

    /// <summary>Completes a value of the JSON model by the type at this position; for schemas without C# types.</summary>
    public void Value(object? value) => ResultCoercion.Complete(in this, value);

    /// <summary>Completes the position with an error, at less than the cost of throwing it.</summary>
    internal void Fail(GraphQLException error) => _execution.FieldError(in this, error);

    private void Write<T>(T value, Scalar<T> scalar)
        where T : notnull
    {
        var text = _execution.Document.Text;
        var start = text.Length;
        scalar.Write(value, text);
        Target.SetText(start, text.Length - start);
    }

    internal void Json(object value)
    {
        var text = _execution.Document.Text;
        var start = text.Length;
        text.WriteJson(value);
        Target.SetText(start, text.Length - start);
    }
}
