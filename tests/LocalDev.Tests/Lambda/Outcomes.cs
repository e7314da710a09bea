using System.Text;
using Graph.LocalDev.Lambda;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>Outcomes as text: what was answered, or type and payload of a failure.</summary>
internal static class Outcomes
{
    public static string Answer(InvocationOutcome outcome) => Text(Assert.IsType<InvocationOutcome.Answered>(outcome).Payload);

    public static (string Type, string Payload) Failure(InvocationOutcome outcome)
    {
        var failed = Assert.IsType<InvocationOutcome.Failed>(outcome);
        return (failed.Type, Text(failed.Payload));
    }

    /// <returns>All that was streamed, and how it failed.</returns>
    public static async Task<(string Body, string? Failure)> Stream(InvocationOutcome outcome)
    {
        await using var body = Assert.IsType<InvocationOutcome.Streamed>(outcome).Body;
        var text = new MemoryStream();
        try
        {
            await body.CopyToAsync(text);
            return (Text(text.ToArray()), null);
        }
        catch (StreamFailedException failed)
        {
            return (Text(text.ToArray()), $"{failed.Failure.Type} {Text(failed.Failure.Payload)}");
        }
    }

    private static string Text(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetString(payload.Span);
}
