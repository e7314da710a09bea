using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.LocalDev.Square;

/// <summary>Calls of the API: what is the same for all of them, and which is answered by what.</summary>
internal sealed partial class ApiRoutes(IEndpointRouteBuilder endpoints, Sandbox sandbox)
{
    private const string VersionHeader = "Square-Version";

    /// <param name="scope">What the seller must have allowed.</param>
    /// <param name="parameters">Of the query; others are refused.</param>
    public void Get(string path, string scope, string[] parameters, Func<ApiCall, JsonObject> answer) =>
        endpoints.MapGet(path, context => AnswerCall(context, scope, parameters, fields: null, answer));

    public void Delete(string path, string scope, Func<ApiCall, JsonObject> answer) =>
        endpoints.MapDelete(path, context => AnswerCall(context, scope, [], fields: null, answer));

    /// <param name="fields">Of the body; others are refused.</param>
    public void Post(string path, string scope, string[] fields, Func<ApiCall, JsonObject> answer) =>
        endpoints.MapPost(path, context => AnswerCall(context, scope, [], fields, answer));

    /// <summary>What needs no access token.</summary>
    public void PostOpen(string path, Func<string?, JsonObject, JsonObject> answer) => endpoints.MapPost(path, async context =>
    {
        RefuseVersion(context);
        var body = await JsonBody.Read(context.Request, context.RequestAborted);
        await Locked(context, () => answer(context.Request.Headers.Authorization, body));
    });

    /// <summary>The same without a body.</summary>
    public void PostOpen(string path, Func<string?, JsonObject> answer) => endpoints.MapPost(path, context =>
    {
        RefuseVersion(context);
        return Locked(context, () => answer(context.Request.Headers.Authorization));
    });

    public static Task Write(HttpContext context, int status, JsonObject json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(json.ToJsonString(), context.RequestAborted);
    }

    private async Task AnswerCall(
        HttpContext context, string scope, string[] parameters, string[]? fields, Func<ApiCall, JsonObject> answer)
    {
        RefuseVersion(context);
        // Who may not ask is told so first; whether the token is good is looked at again when the body is there.
        Authenticate(context, scope);
        foreach (var (name, values) in context.Request.Query)
            if (!parameters.Contains(name, StringComparer.Ordinal) || values.Count != 1)
                throw Refusal.Invalid("UNKNOWN_QUERY_PARAMETER", "This parameter is not known here, or is there twice.", name);
        var body = fields is null ? [] : await JsonBody.Read(context.Request, context.RequestAborted);
        body.RefuseUnknown(fields ?? []);
        await Locked(context, () => answer(new ApiCall(context.Request, Authenticate(context, scope), body)));
    }

    private Authorization Authenticate(HttpContext context, string scope)
    {
        lock (sandbox.Gate)
        {
            var token = sandbox.Authorizations.Authenticate(context.Request.Headers.Authorization);
            return token.Scopes.Contains(scope, StringComparer.Ordinal)
                ? token.Authorization
                : throw Refusal.Forbidden($"The merchant has not given your application the permission {scope}.", "INSUFFICIENT_SCOPES");
        }
    }

    private Task Locked(HttpContext context, Func<JsonObject> answer)
    {
        JsonObject json;
        lock (sandbox.Gate)
            json = answer();
        return Write(context, StatusCodes.Status200OK, json);
    }

    private static void RefuseVersion(HttpContext context)
    {
        if (context.Request.Headers[VersionHeader].FirstOrDefault() is not { } version)
            return;
        if (!VersionForm().IsMatch(version) || !DateOnly.TryParse(version, CultureInfo.InvariantCulture, out _))
            throw Refusal.Invalid("INVALID_SQUARE_VERSION_FORMAT", "A version is a date: YYYY-MM-DD.");
        context.Response.Headers[VersionHeader] = version;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();
}
