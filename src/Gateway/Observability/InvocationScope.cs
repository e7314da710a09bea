using Graph.Lambda.Runtime;

namespace Graph.Gateway.Observability;

/// <summary>
/// Which invocation of which function, as Lambda calls them, and whether it is the first of its process. It is a whole by itself where
/// nothing in it says of which other it is a part.
/// </summary>
internal sealed class InvocationScope(Invocation invocation, string function) : LogScope
{
    public override int Count => 4;

    public override KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("AwsRequestId", invocation.RequestId),
        1 => new("ColdStart", invocation.IsColdStart),
        2 => new("FunctionName", function),
        3 => new("CorrelationId", invocation.RequestId),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };
}
