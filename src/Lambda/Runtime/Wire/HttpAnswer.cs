namespace Graph.Lambda.Runtime.Wire;

/// <param name="Body">Of this answer alone: nothing else is ever written into it.</param>
/// <param name="KeepsAlive">Another request can be sent over the same connection.</param>
internal sealed record HttpAnswer(HttpHead Head, byte[] Body, bool KeepsAlive)
{
    public int Status => Head.Status;
}
