using Graph.GraphQL.Language;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Execution;

/// <summary>What an executor allows. The defaults are safe for an endpoint that strangers reach.</summary>
public sealed class ExecutionOptions
{
    public ParserOptions Parser { get; init; } = ParserOptions.Request;

    public RequestLimits Limits { get; init; } = RequestLimits.Default;

    /// <summary>Off: <c>__schema</c> and <c>__type</c> are refused, and messages suggest no names of the schema.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>From the start of execution to its end; then the request fails with TIMEOUT. Of a subscription, each event's.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Valid documents kept with their plans, at least this many and at most twice as many.</summary>
    public int CachedDocuments { get; init; } = 500;

    /// <summary>Documents are let go earlier where their texts are long: at most about twice this many characters are kept.</summary>
    public int CachedDocumentCharacters { get; init; } = 4_000_000;

    /// <summary>
    /// Told of every exception that is masked, once an execution, with where it came from first: the coordinate of a field,
    /// a variable and its type (<c>$filter: OrderFilter</c>), or <c>The document</c>. Log it here.
    /// </summary>
    public Action<Exception, string>? UnexpectedError { get; init; }
}
