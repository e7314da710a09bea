using Graph.Resolvers.Businesses;

namespace Graph.Gateway.Health;

/// <summary>What the process knows of the place where it runs; outside of Lambda most of it is <see cref="Unknown"/>.</summary>
internal sealed class Runtime(string stage, TimeProvider time)
{
    public const string Unknown = "unknown";

    public string Environment => stage;

    /// <summary>In the form of the order receiver: UTC without offset.</summary>
    public string Now => BusinessTime.Format(time.GetUtcNow());

    public string FunctionName { get; } = Variable("AWS_LAMBDA_FUNCTION_NAME") ?? Unknown;

    /// <summary>In megabytes, as text: so monitors know it.</summary>
    public string MemoryLimit { get; } = Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE") ?? Unknown;

    public string Region { get; } = Variable("AWS_REGION") ?? "us-east-1";

    public long MillisecondsUntil(DateTimeOffset deadline) => Math.Max(0, (long)(deadline - time.GetUtcNow()).TotalMilliseconds);

    private static string? Variable(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
