namespace Graph.Gateway.Observability;

/// <summary>
/// Takes lines of JSON, each in one write that has ended when it returns: Lambda freezes a process between events, and what a thread
/// in the background has yet to write is lost with it.
/// </summary>
internal sealed class LineOutput(Stream stream)
{
    private readonly Lock isWriting = new();

    /// <summary>Where Lambda, and what collects logs elsewhere, looks for them.</summary>
    public static LineOutput Standard { get; } = new(Console.OpenStandardOutput());

    /// <param name="line">With the line's end.</param>
    public void Write(ReadOnlySpan<byte> line)
    {
        lock (isWriting)
        {
            try
            {
                stream.Write(line);
                stream.Flush();
            }
            catch (IOException)
            {
                // Nobody reads any more; that is no reason for a request to fail.
            }
        }
    }
}
