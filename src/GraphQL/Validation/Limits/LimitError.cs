using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Limits;

/// <summary>An error about a limit, with the numbers for programs too.</summary>
internal static class LimitError
{
    public static GraphQLError Of(string message, long limit, long actual, SyntaxNode node) => new(
        message,
        ErrorCodes.LimitExceeded,
        [node.Span.Location],
        extensions: new Dictionary<string, object?> { ["limit"] = limit, ["actual"] = actual });
}
