using Graph.GraphQL.AspNetCore.Documents;
using Graph.GraphQL.AspNetCore.Ide;
using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Responses;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.AspNetCore.Subscriptions.ServerSentEvents;
using Graph.GraphQL.AspNetCore.Subscriptions.Streams;
using Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore;

/// <summary>
/// GraphQL over HTTP: a request's life as a list of steps. Whatever goes wrong is answered with a well-formed GraphQL
/// response whose errors have codes.
/// </summary>
/// <remarks>
/// Statuses are those of the drafts that clients and the <c>graphql-http</c> audits know: 400 for a request that is not
/// executed and 200 once there is data. The newest draft's finer 422 and 294 are left until clients know them.
/// </remarks>
public sealed partial class GraphQLEndpoint
{
    private readonly GraphQLExecutor _executor;
    private readonly GraphQLHttpOptions _options;
    private readonly ILogger _logger;
    private readonly DocumentResolver _documents;
    private readonly ResponseWriter _responses;
    private readonly SharedCaching _caching;
    private readonly StreamEndpoint _streams;
    private readonly SingleConnectionEndpoint _singleConnections;
    private readonly SocketEndpoint _sockets;
    private readonly StreamingConnections _connections;
    private readonly BananaCakePop? _ide;

    public GraphQLEndpoint(GraphQLExecutor executor, GraphQLHttpOptions options, ILogger<GraphQLEndpoint> logger, TimeProvider time)
    {
        _executor = executor;
        _options = options;
        _logger = logger;
        _documents = new DocumentResolver(options);
        _responses = new ResponseWriter(options.CompressFrom);
        _caching = new SharedCaching(_documents, options);
        _connections = new StreamingConnections(options.Subscriptions, time);
        var services = new StreamingServices(options, new OperationStarter(executor, _documents, options), _connections, logger);
        _streams = new StreamEndpoint(services, _responses);
        _singleConnections = new SingleConnectionEndpoint(services, _responses);
        _sockets = new SocketEndpoint(services);
        _ide = BananaCakePop.Open(options.IdePath, options.IdeTitle);
    }

    /// <summary>Whether paths below the endpoint are those of the IDE's files.</summary>
    internal bool HasIde => _ide is not null;

    internal Task HandleIdeFile(HttpContext context) =>
        _ide!.ServeFile(context, context.Request.RouteValues["path"] as string ?? "");

    /// <summary>The server stops: connections that stream end after what is queued, and no new ones are taken.</summary>
    internal void Shutdown() => _connections.Shutdown();

    /// <summary>A request that asks for a WebSocket.</summary>
    internal async Task HandleSocket(HttpContext context)
    {
        try
        {
            if (await _sockets.Handle(context) is { } error)
                await Refuse(context, ResponseFormat.Json, error);
        }
        catch (Exception error) // of whatever kind: clients get an answer that is GraphQL's
        {
            await Fail(context, ResponseFormat.Json, error);
        }
    }

    public async Task Handle(HttpContext context)
    {
        if (_ide is not null && BananaCakePop.IsNavigation(context.Request))
        {
            await _ide.Navigate(context);
            return;
        }

        var accept = context.Request.Headers.Accept;
        var format = AcceptHeader.Negotiate(accept);
        try
        {
            if (SingleConnectionEndpoint.Concerns(context.Request))
                await AnswerSingleConnection(context, format ?? ResponseFormat.Json);
            else
                await Answer(context, format, AcceptedStream.Find(accept));
        }
        catch (Exception error) // of whatever kind: clients get an answer that is GraphQL's
        {
            await Fail(context, format ?? ResponseFormat.Json, error);
        }
    }

    /// <summary>The one place where a request's unexpected failure ends: logged, and masked for the client.</summary>
    private Task Fail(HttpContext context, ResponseFormat format, Exception error)
    {
        if (error is BadHttpRequestException unreadable)
            return Refuse(context, format, new RequestError(
                unreadable.StatusCode, HttpErrorCodes.BadRequest, "The request's body cannot be read."));
        if (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            context.Abort();
            return Task.CompletedTask;
        }

        LogUnexpected(error, context.TraceIdentifier);
        return Refuse(context, format, RequestErrors.Unexpected);
    }

    private async Task AnswerSingleConnection(HttpContext context, ResponseFormat format)
    {
        if (await _singleConnections.Handle(context, format) is { } error)
            await Refuse(context, format, error);
    }

    /// <param name="accepted">Null when the client takes no JSON.</param>
    private async Task Answer(HttpContext context, ResponseFormat? accepted, AcceptedStream? stream)
    {
        var format = accepted ?? (stream is null ? ResponseFormat.Json : ResponseFormat.GraphQLResponse);
        var content = accepted is null && stream is null ? new RequestContent(RequestErrors.NotAcceptable) : await Read(context.Request);
        if (content.Error is { } error)
            await Refuse(context, format, error);
        else if (content.Batch is null)
            await ExecuteSingle(context, format, stream, content.Single);
        else if (accepted is null)
            await Refuse(context, format, RequestErrors.NotAcceptable);
        else
            await ExecuteBatch(context, format, content.Batch);
    }

    private ValueTask<RequestContent> Read(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method))
            return RequestContentType.Check(request) is { } unsupported
                ? new ValueTask<RequestContent>(new RequestContent(unsupported))
                : RequestBody.Read(request, _options);
        return new ValueTask<RequestContent>(HttpMethods.IsGet(request.Method)
            ? QueryStringReader.Read(request.QueryString.Value, _options)
            : new RequestContent(RequestErrors.MethodNotAllowed));
    }

    private async Task ExecuteSingle(HttpContext context, ResponseFormat format, AcceptedStream? stream, RequestParameters parameters)
    {
        if (_documents.Resolve(parameters, out var document) is { } error)
        {
            await Refuse(context, format, error);
            return;
        }

        var request = parameters.ToRequest(document);
        if (HttpMethods.IsGet(context.Request.Method) && _executor.OperationTypeOf(request) == OperationType.Mutation)
        {
            await Refuse(context, format, RequestErrors.MutationByGet);
            return;
        }

        if (stream is not null && (stream.IsPreferred || _executor.OperationTypeOf(request) == OperationType.Subscription))
        {
            if (await _streams.Answer(context, stream, format, parameters) is { } refusal)
                await Refuse(context, format, refusal);
            return;
        }

        using var result = await Execute(context, parameters, request);
        if (!result.HasData && _executor.OperationTypeOf(request) == OperationType.Subscription)
            await Refuse(context, format, RequestErrors.NeedsStream);
        else
            await _responses.Write(context, format, StatusOf(result, format), result.ToJson(), _caching.Of(context, parameters, result));
    }

    /// <summary>The requests of a batch run side by side. Its status says nothing about any of them.</summary>
    private async Task ExecuteBatch(HttpContext context, ResponseFormat format, RequestParameters[] batch)
    {
        using var json = new Utf8JsonBuffer();
        var responses = Array.ConvertAll(batch, request => ExecuteInBatch(context, request));
        foreach (var response in await Task.WhenAll(responses))
        {
            json.Write(json.Length == 0 ? (byte)'[' : (byte)',');
            json.Write(response);
        }

        json.Write((byte)']');
        await _responses.Write(context, format, StatusCodes.Status200OK, json.WrittenMemory);
    }

    private async Task<byte[]> ExecuteInBatch(HttpContext context, RequestParameters parameters)
    {
        if (_documents.Resolve(parameters, out var document) is { } error)
            return ResponseWriter.ToJson(error.ToGraphQLError());
        using var result = await Execute(context, parameters, parameters.ToRequest(document));
        return result.ToJson().ToArray();
    }

    private async ValueTask<ExecutionResult> Execute(HttpContext context, RequestParameters parameters, GraphQLRequest request)
    {
        var ended = _options.Observe?.Invoke(request);
        var result = await _executor.Execute(request, _options.Features?.Invoke(context), context.RequestAborted);
        ended?.Invoke(result);
        if (parameters.PersistedQuery is not null && result.HasData)
            _documents.Remember(parameters);
        return result;
    }

    private static int StatusOf(ExecutionResult result, ResponseFormat format) =>
        result.HasData ? StatusCodes.Status200OK : ResponseStatus.OfErrors(result.Errors, format);

    private async Task Refuse(HttpContext context, ResponseFormat format, RequestError error)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Headers.ContentEncoding = default;
        if (error.Allow is { } methods)
            context.Response.Headers.Allow = methods;
        await _responses.WriteErrors(context, format, error.StatusIn(format), error.ToGraphQLError());
    }

    [LoggerMessage(LogLevel.Error, "A GraphQL request failed unexpectedly. Request {RequestId}")]
    private partial void LogUnexpected(Exception error, string requestId);
}
