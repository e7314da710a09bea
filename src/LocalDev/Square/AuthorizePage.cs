using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Graph.LocalDev.Square;

/// <summary>
/// <c>GET /oauth2/authorize</c>, where a seller is asked, and the form that brings the answer. Nobody is sent to a URL that the
/// application has not registered.
/// </summary>
/// <remarks>https://developer.squareup.com/reference/square/o-auth-api/authorize</remarks>
internal sealed class AuthorizePage(Sandbox sandbox)
{
    public const string Path = "/oauth2/authorize";

    private const int MostFields = 20;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, context => Ask(context));
        endpoints.MapPost(Path, Answer);
    }

    private Task Ask(HttpContext context)
    {
        if (!ThisMachine.IsWhereFrom(context))
            return Page(context, StatusCodes.Status403Forbidden, AuthorizeHtml.Refused("This is for browsers on this machine only."));
        var query = context.Request.Query;
        return AuthorizeRequest.Read(sandbox, name => query[name], out var problem) is { } request
            ? Page(context, StatusCodes.Status200OK, AuthorizeHtml.Asked(request, sandbox.Sellers), request.RedirectTarget)
            : Page(context, StatusCodes.Status400BadRequest, AuthorizeHtml.Refused(problem));
    }

    private async Task Answer(HttpContext context)
    {
        if (!ThisMachine.Asks(context) || !context.Request.HasFormContentType)
        {
            await Page(context, StatusCodes.Status403Forbidden, AuthorizeHtml.Refused("Only the form of this page is taken."));
            return;
        }
        var form = await context.Request.ReadFormAsync(
            new FormOptions { ValueCountLimit = MostFields, BufferBodyLengthLimit = JsonBody.Largest }, context.RequestAborted);
        if (AuthorizeRequest.Read(sandbox, name => form[name], out var problem) is not { } request)
        {
            await Page(context, StatusCodes.Status400BadRequest, AuthorizeHtml.Refused(problem));
            return;
        }
        var seller = sandbox.FindSeller(form["merchant_id"].ToString());
        Dictionary<string, string?>? answer = form["decision"].ToString() switch
        {
            "deny" => new() { ["error"] = "access_denied", ["error_description"] = "user_denied" },
            "approve" when seller is not null => new() { ["code"] = Allow(request, seller), ["response_type"] = "code" },
            _ => null,
        };
        if (answer is null)
        {
            await Page(context, StatusCodes.Status400BadRequest, AuthorizeHtml.Refused("The form is not complete."));
            return;
        }
        if (request.State is not null)
            answer["state"] = request.State;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(QueryHelpers.AddQueryString(request.RedirectTarget, answer));
    }

    private string Allow(AuthorizeRequest request, SellerAccount seller)
    {
        lock (sandbox.Gate)
            return sandbox.Authorizations.Allow(
                request.Application, seller, request.Scopes, request.RedirectUri, request.Challenge).Value;
    }

    private static Task Page(HttpContext context, int status, string html, string? target = null)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        // Browsers look at where a form's answer leads to, too.
        var formAction = target is null ? "'none'" : $"'self' {new Uri(target).GetLeftPart(UriPartial.Authority)}";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'unsafe-inline'; form-action {formAction}; frame-ancestors 'none'; base-uri 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        // With "no-referrer" the form would come without its origin.
        response.Headers["Referrer-Policy"] = "same-origin";
        return response.WriteAsync(html, context.RequestAborted);
    }
}
