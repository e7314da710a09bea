using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution.Planning;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Execution;

/// <summary>Section 6.4.4 (Handling Execution Errors): the errors of one execution, and the nulls they cause.</summary>
internal sealed class FieldErrors(ResultDocument document, Action<Exception, string>? unexpectedError)
{
    /// <summary>More errors than this tell a client nothing new; the nulls are set all the same.</summary>
    private const int MaxErrors = 1000;

    private List<GraphQLError> _errors = [];
    private HashSet<Exception>? _reported;

    public IReadOnlyList<GraphQLError> All => _errors;

    /// <summary>A new list: the old one may still be held by who read the result.</summary>
    public void Clear()
    {
        if (_errors.Count > 0)
            _errors = [];
        _reported = null;
    }

    public void Add(in FieldContext context, Exception exception)
    {
        if (_errors.Count < MaxErrors)
            _errors.Add(ToError(exception, (FieldPlan)context.SelectedField, PathOf(in context), ReportOf(exception)));
        if (context.SelectedField.IsNonNullAt(context.Depth))
            document.PropagateNull(context.Container);
        else
            document.Slot(context.Slot).Clear();
    }

    public void AddNonNullIsNull(in FieldContext context)
    {
        var field = (FieldPlan)context.SelectedField;
        var message = $"Cannot return null for non-nullable field {field.Definition.Coordinate}.";
        if (_errors.Count < MaxErrors)
            _errors.Add(new GraphQLError(message, ErrorCodes.InternalServerError, field.Locations, PathOf(in context)));
        document.PropagateNull(context.Container);
    }

    /// <summary>A <see cref="GraphQLException"/> goes out as it is; any other exception is reported and masked.</summary>
    public static GraphQLError ToError(
        Exception exception, FieldPlan field, IReadOnlyList<object> path, Action<Exception, string>? unexpectedError)
    {
        if (exception is GraphQLException { Error: var error })
            return new GraphQLError(
                error.Message,
                error.Code,
                error.Locations.Count > 0 ? error.Locations : field.Locations,
                path,
                error.Extensions is { } extensions ? JsonModel.Of(extensions) : null);
        unexpectedError?.Invoke(exception, field.Definition.Coordinate);
        return Masked(field.Locations, path);
    }

    /// <summary>What a client is told of an exception that only the server's log may show.</summary>
    public static GraphQLError Masked(IReadOnlyList<Location> locations, IReadOnlyList<object>? path = null) =>
        new("Unexpected error; the server's log has the details.", ErrorCodes.InternalServerError, locations, path);

    /// <summary>Null for what was reported already: when a batch fails, all fields that asked have the same exception.</summary>
    private Action<Exception, string>? ReportOf(Exception exception)
    {
        if (unexpectedError is null || exception is GraphQLException)
            return null;
        _reported ??= new HashSet<Exception>(ReferenceEqualityComparer.Instance);
        return _reported.Add(exception) ? unexpectedError : null;
    }

    private IReadOnlyList<object> PathOf(in FieldContext context) => document.PathTo(context.Container, context.Slot);
}
