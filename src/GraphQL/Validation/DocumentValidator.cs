using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation;

/// <summary>
/// Chapter 5 (Validation): whether the operations of a document can be executed against a schema, whatever the values of
/// its variables. The document is walked once; all state belongs to the call.
/// </summary>
public static class DocumentValidator
{
    /// <summary>
    /// The errors of <paramref name="document"/>, in the order of their first location; empty when it is valid. Past
    /// <see cref="ValidationOptions.MaxErrors"/> errors, or past the work that validation may cost, a last error without
    /// location says that validation stopped.
    /// </summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);
        try
        {
            new DocumentWalker(context).Walk();
        }
        catch (ValidationAbortedException aborted)
        {
            return [.. InDocumentOrder(context.Errors), aborted.Error];
        }

        return context.Errors.Count == 0 ? [] : [.. InDocumentOrder(context.Errors)];
    }

    private static IEnumerable<GraphQLError> InDocumentOrder(IReadOnlyList<GraphQLError> errors) =>
        errors.OrderBy(error => error.Locations[0].Line).ThenBy(error => error.Locations[0].Column);
}
