using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Gateway.Auth;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.AspNetCore.Responses;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Response;
using Graph.Resolvers.Shared;
using Microsoft.AspNetCore.Authentication;

namespace Graph.Gateway.Rest;

/// <summary>Answers the requests of one <see cref="Shim"/>: read, execute, shape, write.</summary>
internal sealed class ShimEndpoint(
    Shim shim, GraphQLExecutor executor, GraphQLHttpOptions options, RestHeaders headers, TimeProvider time)
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly JsonResponse responses = new(options.CompressFrom);
    private readonly Lazy<string> document = new(() => ShimDocuments.Read(shim));

    public Shim Shim => shim;

    public RestHeaders Headers => headers;

    public async Task Handle(HttpContext context)
    {
        var inputs = new ShimInputs(context, time.GetUtcNow());
        if (shim.Api.IsForSignedIn && context.User is not ViewerPrincipal)
            await context.ChallengeAsync();
        else if (shim.NotSignedIn is { } refused && context.User is not ViewerPrincipal)
            await RestErrorResponse.Write(context, shim.Api, refused with { Duration = TimeSpan.Zero });
        else if (await Read(inputs) is { } unreadable)
            await RestErrorResponse.Write(context, shim.Api, unreadable with { Duration = TimeSpan.Zero });
        else if (shim.Operation is null)
            await Answer(context, new ShimResult(default, inputs, TimeSpan.Zero, CacheHit: false));
        else
            await Execute(context, inputs);
    }

    private async Task Execute(HttpContext context, ShimInputs inputs)
    {
        if (shim.All is null)
        {
            await Execute(context, inputs, context.RequestAborted);
            return;
        }

        using var timeout = new CancellationTokenSource(WholeList.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, timeout.Token);
        try
        {
            await Execute(context, inputs, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            await RestErrorResponse.Write(context, shim.Api, ErrorOf(WholeList.TimedOut) with { Duration = WholeList.Timeout });
        }
    }

    private async Task Execute(HttpContext context, ShimInputs inputs, CancellationToken cancellationToken)
    {
        var (request, ended) = Begin(inputs);
        // The observer has started one.
        var (started, caches) = (Stopwatch.GetTimestamp(), CacheMeter.Current ?? CacheMeter.Start());
        using var result = await executor.Execute(request, options.Features?.Invoke(context), cancellationToken);
        var duration = Stopwatch.GetElapsedTime(started);
        ended?.Invoke(result);
        if (result.Errors is [var first, ..])
        {
            await RestErrorResponse.Write(context, shim.Api, ErrorOf(first) with { Duration = duration });
            return;
        }

        using var json = JsonDocument.Parse(result.ToJson());
        var answer = new ShimResult(json.RootElement.GetProperty("data"), inputs, duration, caches is { Hits: > 0, Misses: 0 });
        if (shim.All is { } list && await ReadOn(context, answer, list, cancellationToken) is { } failed)
            await RestErrorResponse.Write(context, shim.Api, failed with { Duration = duration });
        else
            await Answer(context, answer);
    }

    private (GraphQLRequest Request, Action<ExecutionResult>? Ended) Begin(ShimInputs inputs)
    {
        var request = new GraphQLRequest { Query = document.Value, OperationName = shim.Operation, Variables = inputs.Variables };
        return (request, options.Observe?.Invoke(request));
    }

    /// <summary>Adds the pages that follow the first.</summary>
    private async Task<RestError?> ReadOn(HttpContext context, ShimResult answer, WholeList list, CancellationToken cancellationToken)
    {
        for (var page = answer.Data; answer.Following.Count < list.MostPages - 1 && list.Next(page) is { } cursor; page = answer.Following[^1])
        {
            answer.Inputs.Variables["after"] = cursor;
            var (request, ended) = Begin(answer.Inputs);
            using var result = await executor.Execute(request, options.Features?.Invoke(context), cancellationToken);
            ended?.Invoke(result);
            if (result.Errors is [var first, ..])
                return ErrorOf(first);
            using var json = JsonDocument.Parse(result.ToJson());
            answer.Following.Add(json.RootElement.GetProperty("data").Clone());
        }
        return null;
    }

    private RestError ErrorOf(GraphQLError error) => shim.Refuse?.Invoke(error) ?? RestError.Of(error);

    private async ValueTask<RestError?> Read(ShimInputs inputs)
    {
        foreach (var parameter in shim.Parameters)
            if (parameter.Read(inputs) is { } error)
                return error;
        if (shim.Body is { } body && await body.Read(inputs, options) is { } wrong)
            return wrong;
        shim.Complete?.Invoke(inputs);
        return null;
    }

    private async Task Answer(HttpContext context, ShimResult result)
    {
        if (shim.Check?.Invoke(result) is { } error)
        {
            await RestErrorResponse.Write(context, shim.Api, error with { Duration = result.Duration });
            return;
        }

        using var body = new Utf8JsonBuffer();
        using (var json = new Utf8JsonWriter(body, s_json))
            shim.Write(result, json);
        context.Response.StatusCode = shim.Status;
        context.Response.ContentType = RestErrorResponse.ContentType;
        await responses.Send(context, body.WrittenMemory);
    }
}
