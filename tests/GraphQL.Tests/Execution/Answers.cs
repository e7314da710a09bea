using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>From a query to the JSON of its response, for tests that state both.</summary>
internal static class Answers
{
    /// <summary>Long enough for a busy machine; a test that waits this long has failed.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task<string> Answer(
        this GraphQLExecutor executor,
        string query,
        string? variables = null,
        string? operationName = null,
        RequestFeatures? features = null,
        object? rootValue = null,
        CancellationToken cancellation = default)
    {
        var request = new GraphQLRequest { Query = query, OperationName = operationName, Variables = Variables(variables) };
        using var result = await executor.Execute(request, features, cancellation, rootValue).AsTask().WaitAsync(Deadline, CancellationToken.None);
        return Encoding.UTF8.GetString(result.ToJson().Span);
    }

    public static Task<string> Answer(this SchemaBinder binder, string query, string? variables = null) =>
        new GraphQLExecutor(binder.Build()).Answer(query, variables);

    /// <summary>JSON in the model that requests carry.</summary>
    public static IReadOnlyDictionary<string, object?>? Variables(string? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return (IReadOnlyDictionary<string, object?>?)Model(document.RootElement);
    }

    public static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!condition())
            await timer.WaitForNextTickAsync(deadline.Token);
    }

    /// <summary>For limits of time, which nothing but time brings about.</summary>
    public static Task UntilPassed(int milliseconds)
    {
        var clock = Stopwatch.StartNew();
        return Until(() => clock.ElapsedMilliseconds >= milliseconds);
    }

    /// <summary>Comes from another thread, as the answer of a store does.</summary>
    public static async Task FromElsewhere(int times = 1)
    {
        for (var i = 0; i < times; i++)
            await Task.Run(static () => { });
    }

    public static Task Never(CancellationToken cancellation) => new TaskCompletionSource().Task.WaitAsync(cancellation);

    private static object? Model(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(m => m.Name, m => Model(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Model).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number when long.TryParse(element.GetRawText(), CultureInfo.InvariantCulture, out var number) => number,
        JsonValueKind.Number => new JsonNumber(element.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
