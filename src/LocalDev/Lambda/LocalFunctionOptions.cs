namespace Graph.LocalDev.Lambda;

/// <summary>What Lambda knows of a function. Defaults are Lambda's own.</summary>
public sealed record LocalFunctionOptions
{
    public required string Name { get; init; }

    /// <summary>The program that runs it, such as <c>dotnet</c> or a path of a bootstrap.</summary>
    public required string Command { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>For <c>_HANDLER</c>.</summary>
    public string Handler { get; init; } = "bootstrap";

    /// <summary>The folder that it runs in: <c>LAMBDA_TASK_ROOT</c>.</summary>
    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Its own variables, besides those of this process.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long it may take until it asks for its first event. Ten seconds on Lambda, where nothing else runs beside it.
    /// </summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many of its processes there are at most; what is invoked beyond them waits.</summary>
    public int Concurrency { get; init; } = 10;

    /// <summary>In MB. Told to the function, and not enforced.</summary>
    public int MemorySize { get; init; } = 512;

    public string Region { get; init; } = "us-east-1";

    /// <summary><c>JSON</c> or <c>Text</c>.</summary>
    public string LogFormat { get; init; } = "JSON";

    internal RuntimeApiOptions RuntimeApi =>
        new() { FunctionArn = $"arn:aws:lambda:{Region}:000000000000:function:{Name}", Timeout = Timeout };

    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime</remarks>
    internal Dictionary<string, string?> VariablesFor(string runtimeApi) => new(Environment)
    {
        ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
        ["_HANDLER"] = Handler,
        ["_X_AMZN_TRACE_ID"] = null,
        ["AWS_LAMBDA_FUNCTION_NAME"] = Name,
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = $"{MemorySize}",
        ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
        ["AWS_LAMBDA_LOG_FORMAT"] = LogFormat,
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{Name}",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = $"{DateTimeOffset.UtcNow:yyyy'/'MM'/'dd}/[$LATEST]{Guid.NewGuid():N}",
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["LAMBDA_TASK_ROOT"] = Folder,
        ["TZ"] = ":UTC",
    };
}
