namespace Graph.Lambda.Runtime;

/// <summary>An error that Lambda is told of by a type of its own, instead of the exception's name.</summary>
/// <param name="errorType">As AWS has it, <c>Category.Reason</c>, such as <c>Runtime.NoSuchHandler</c>.</param>
public sealed class FunctionErrorException(string errorType, string message, Exception? cause = null) : Exception(message, cause)
{
    public string ErrorType => errorType;
}
