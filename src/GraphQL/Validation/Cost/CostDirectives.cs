namespace Graph.GraphQL.Validation.Cost;

/// <summary>
/// The directives of the cost directives specification (IBM, draft), by which a schema says what its fields cost. A schema
/// that uses them declares them: this text can be put before it.
/// </summary>
public static class CostDirectives
{
    public const string Sdl = """
        "What one use costs, instead of 1 for an object and 0 for a scalar or enum."
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        "How long a list is: at most what a slicing argument says, else the assumed size; for the sized fields of an object, or for the field itself."
        directive @listSize(
          assumedSize: Int
          slicingArguments: [String!]
          sizedFields: [String!]
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION
        """;

    internal const string Cost = "cost";
    internal const string Weight = "weight";
    internal const string ListSize = "listSize";
    internal const string AssumedSize = "assumedSize";
    internal const string SlicingArguments = "slicingArguments";
    internal const string SizedFields = "sizedFields";
    internal const string RequireOneSlicingArgument = "requireOneSlicingArgument";
}
