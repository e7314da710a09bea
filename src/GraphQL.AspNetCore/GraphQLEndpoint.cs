using Graph.GraphQL.AspNetCore.Documents;
using Graph.GraphQL.AspNetCore.Ide;
using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Responses;
using Graph.GraphQL.Errors;
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
    private readonly BananaCakePop? _ide;

    public GraphQLEndpoint(GraphQLExecutor executor, GraphQLHttpOptions options, ILogger<GraphQLEndpoint> logger)
    {
        _executor = executor;
        _options = options;
        _logger = logger;
        _documents = new DocumentResolver(options);
        _responses = new ResponseWriter(options.CompressFrom);
        _ide = BananaCakePop.Open(options.IdePath, options.IdeTitle);
    }

    /// <summary>Whether paths below the endpoint are those of the IDE's files.</summary>
    internal bool HasIde => _ide is not null;

    internal Task HandleIdeFile(HttpContext context) =>
        _ide!.ServeFile(context, context.Request.RouteValues["path"] as string ?? "");

    public async Task Handle(HttpContext context)
    {
        if (_ide is not null && BananaCakePop.IsNavigation(context.Request))
        {
            await _ide.Navigate(context);
            return;
        }

        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        try
        {
            if (format is null)
                await Refuse(context, ResponseFormat.Json, NotAcceptable);
            else
                await Answer(context, format.Value);
        }
        catch (BadHttpRequestException unreadable)
        {
            await Refuse(context, format ?? ResponseFormat.Json,
                new RequestError(unreadable.StatusCode, HttpErrorCodes.BadRequest, "The request's body cannot be read."));
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            context.Abort();
        }
        catch (Exception error) // the one place where a request's unexpected failure ends: logged, and masked for the client
        {
            LogUnexpected(error, context.TraceIdentifier);
            await Refuse(context, format ?? ResponseFormat.Json, Unexpected);
        }
    }

    private async Task Answer(HttpContext context, ResponseFormat format)
    {
        var content = await Read(context.Request);
        if (content.Error is { } error)
            await Refuse(context, format, error);
        else if (content.Batch is { } batch)
            await ExecuteBatch(context, format, batch);
        else
            await ExecuteSingle(context, format, content.Single);
    }

    private ValueTask<RequestContent> Read(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method))
            return RequestContentType.Check(request) is { } unsupported
                ? new ValueTask<RequestContent>(new RequestContent(unsupported))
                : RequestBody.Read(request, _options);
        return new ValueTask<RequestContent>(HttpMethods.IsGet(request.Method)
            ? QueryStringReader.Read(request.QueryString.Value, _options)
            : new RequestContent(MethodNotAllowed));
    }

    private async Task ExecuteSingle(HttpContext context, ResponseFormat format, RequestParameters parameters)
    {
        if (_documents.Resolve(parameters, out var document) is { } error)
        {
            await Refuse(context, format, error);
            return;
        }

        var request = RequestFor(parameters, document);
        if (HttpMethods.IsGet(context.Request.Method) && _executor.OperationTypeOf(request) == OperationType.Mutation)
        {
            await Refuse(context, format, MutationByGet);
            return;
        }

        using var result = await Execute(context, parameters, request);
        await _responses.Write(context, format, StatusOf(result, format), result.ToJson());
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
        using var result = await Execute(context, parameters, RequestFor(parameters, document));
        return result.ToJson().ToArray();
    }

    private async ValueTask<ExecutionResult> Execute(HttpContext context, RequestParameters parameters, GraphQLRequest request)
    {
        var result = await _executor.Execute(request, _options.Features?.Invoke(context), context.RequestAborted);
        if (parameters.PersistedQuery is not null && result.HasData)
            _documents.Remember(parameters);
        return result;
    }

    private static GraphQLRequest RequestFor(in RequestParameters parameters, string document) =>
        new() { Query = document, OperationName = parameters.OperationName, Variables = parameters.Variables };

    private static int StatusOf(ExecutionResult result, ResponseFormat format)
    {
        if (result.HasData)
            return StatusCodes.Status200OK;
        return result.Errors[0].Code switch
        {
            _ when format == ResponseFormat.Json => StatusCodes.Status200OK,
            ErrorCodes.InternalServerError => StatusCodes.Status500InternalServerError,
            ErrorCodes.Timeout => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status400BadRequest,
        };
    }

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
        await _responses.WriteError(context, format, error.StatusIn(format), error.ToGraphQLError());
    }

    private static RequestError NotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable, HttpErrorCodes.NotAcceptable,
        "Accept must allow application/graphql-response+json or application/json.");

    private static RequestError MethodNotAllowed { get; } = new(
        StatusCodes.Status405MethodNotAllowed, HttpErrorCodes.MethodNotAllowed, "Send a POST, or a GET for a query.")
    {
        Allow = "GET, POST",
    };

    private static RequestError MutationByGet { get; } = new(
        StatusCodes.Status405MethodNotAllowed, HttpErrorCodes.MethodNotAllowed, "A mutation needs a POST.")
    {
        Allow = "POST",
    };

    private static RequestError Unexpected { get; } = new(
        StatusCodes.Status500InternalServerError, ErrorCodes.InternalServerError, "Unexpected error.");

    [LoggerMessage(LogLevel.Error, "A GraphQL request failed unexpectedly. Request {RequestId}")]
    private partial void LogUnexpected(Exception error, string requestId);
}
