namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>Leaves a reader in the middle of a request; caught where reading began and never seen outside.</summary>
internal sealed class MalformedRequestException(RequestError error) : Exception(error.Message)
{
    public MalformedRequestException(string message)
        : this(RequestError.BadRequest(message))
    {
    }

    public RequestError Error { get; } = error;
}
