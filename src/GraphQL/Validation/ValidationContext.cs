using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation;

/// <summary>What the rules share while one document is validated: the schema, the types in scope, the errors so far.</summary>
internal sealed class ValidationContext
{
    private const int MaxMessageLength = 2_000;

    private readonly List<GraphQLError> _errors = [];
    private int _remainingSteps;

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        Types = new TypeInfo(schema);
        Fragments = new FragmentIndex(document);
        Suggestions = new Suggestions(options.Suggestions);
        _remainingSteps = options.MaxSteps;
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public TypeInfo Types { get; }

    public FragmentIndex Fragments { get; }

    public Suggestions Suggestions { get; }

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public void Report(string message, SyntaxNode node) => Report(message, [node.Span.Location]);

    public void Report(string message, SyntaxNode first, SyntaxNode second) =>
        Report(message, [first.Span.Location, second.Span.Location]);

    public void Report(string message, IReadOnlyList<Location> locations)
    {
        if (_errors.Count >= Options.MaxErrors)
            throw new ValidationAbortedException(new GraphQLError(
                $"Validation stopped after {Options.MaxErrors} errors.", ErrorCodes.ValidationFailed));
        if (message.Length > MaxMessageLength)
            message = string.Concat(message.AsSpan(0, MaxMessageLength), "…");
        _errors.Add(new GraphQLError(message, ErrorCodes.ValidationFailed, locations));
    }

    /// <summary>Counts work that can grow faster than the document, and ends validation when there is too much of it.</summary>
    public void Spend(int steps)
    {
        _remainingSteps -= steps;
        if (_remainingSteps < 0)
            throw new ValidationAbortedException(LimitError(
                $"The document is too expensive to validate: it takes more than {Options.MaxSteps} steps.", Options.MaxSteps));
    }

    public ValidationAbortedException NestedTooDeep() =>
        new(LimitError($"The document is nested deeper than {Options.MaxNesting} levels.", Options.MaxNesting));

    private static GraphQLError LimitError(string message, int limit) =>
        new(message, ErrorCodes.LimitExceeded, extensions: new Dictionary<string, object?> { ["limit"] = limit });
}
