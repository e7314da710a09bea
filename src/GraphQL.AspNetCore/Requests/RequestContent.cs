namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>What was read: one request, an array of them, or why it cannot be read.</summary>
internal readonly struct RequestContent
{
    public RequestContent(in RequestParameters single) => Single = single;

    public RequestContent(RequestParameters[] batch) => Batch = batch;

    public RequestContent(RequestError error) => Error = error;

    /// <summary>Empty when one of the others is set.</summary>
    public RequestParameters Single { get; }

    /// <summary>Null unless the body was an array; then never empty.</summary>
    public RequestParameters[]? Batch { get; }

    public RequestError? Error { get; }
}
