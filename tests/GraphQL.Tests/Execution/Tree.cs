using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>
/// A response told in advance: an object is a <see cref="Tree"/>, whose members are what its fields come to: a value of
/// the JSON model, a list, an exception to throw, a task of any of these, or a function that starts one. Member <c>__typename</c> names its type.
/// </summary>
internal sealed class Tree : Dictionary<string, object?>
{
    /// <summary>An executor for a schema whose every field is a member of its parent.</summary>
    public static GraphQLExecutor Executor(string sdl, ExecutionOptions? options = null) => new(Binder(sdl).Build(), options);

    public static SchemaBinder Binder(string sdl)
    {
        var binder = new SchemaBinder(sdl);
        foreach (var type in binder.Schema.Types)
        {
            if (type is ObjectType @object && !type.Name.StartsWith("__", StringComparison.Ordinal))
                foreach (var field in @object.Fields)
                    binder.Field(field.Coordinate, Resolve);
            if (type.IsAbstract)
                binder.AbstractType(type.Name, value => (string?)((Tree)value)["__typename"]);
        }
        return binder;
    }

    /// <summary>Comes only after the executor has gone on with other fields.</summary>
    public static Func<Task<object?>> Later(object? value) => async () =>
    {
        await Task.Yield();
        return value is Exception exception ? throw exception : value;
    };

    public static GraphQLException Bad(string message) => new(message, "BAD");

    private static void Resolve(in FieldContext context) =>
        Complete(in context, ((Tree)context.Parent).GetValueOrDefault(context.Field.Name));

    private static void Complete(in FieldContext context, object? value)
    {
        switch (value)
        {
            case Exception exception: throw exception;
            case Func<Task<object?>> start: context.Await(start(), Complete); break;
            case Task<object?> task: context.Await(task, Complete); break;
            case object?[] list: context.List(list, Complete); break;
            default: context.Value(value); break;
        }
    }
}
