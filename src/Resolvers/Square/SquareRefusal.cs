using Graph.GraphQL.Errors;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square;

/// <summary>What Square answered to what it did not do, as clients are told: without the details of the errors.</summary>
/// <param name="Status">HTTP's.</param>
public sealed record SquareRefusal(int Status, IReadOnlyList<SquareError> Errors)
{
    private const string Extension = "square";

    internal static SquareRefusal Of(SquareException refusal) => new((int)refusal.Status, refusal.Errors);

    /// <summary>What an error with the code <c>SQUARE_REFUSED</c> says in its extensions; null of others.</summary>
    public static SquareRefusal? Of(GraphQLError error) =>
        error.Extensions?.GetValueOrDefault(Extension) is IReadOnlyDictionary<string, object?> said
            ? new SquareRefusal((int)said["status"]!, [.. ((IReadOnlyList<object?>)said["errors"]!).Cast<IReadOnlyDictionary<string, object?>>().Select(ToError)])
            : null;

    internal IReadOnlyDictionary<string, object?> ToExtensions() => new Dictionary<string, object?>
    {
        [Extension] = new Dictionary<string, object?> { ["status"] = Status, ["errors"] = Errors.Select(ToMembers).ToArray() },
    };

    private static object? ToMembers(SquareError error) =>
        new Dictionary<string, object?> { ["category"] = error.Category, ["code"] = error.Code, ["field"] = error.Field };

    private static SquareError ToError(IReadOnlyDictionary<string, object?> members) =>
        new((string)members["category"]!, (string)members["code"]!, Field: (string?)members["field"]);
}
