using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Graph.GraphQL.AspNetCore.Ide;

/// <summary>
/// Banana Cake Pop by ChilliCream, served below the endpoint from the unmodified files of its npm package. A browser that
/// opens the endpoint is sent to the path with a slash at its end, because the page's links are relative.
/// </summary>
/// <remarks>
/// It calls no other host: telemetry is off in its configuration, and the content security policy would stop it. Its
/// service worker is not served: it would answer every navigation below the endpoint, and keep an old IDE alive.
/// </remarks>
internal sealed class BananaCakePop
{
    private const string ConfigurationFile = "bcp-config.json";

    /// <summary>Validators are compiled at run time (unsafe-eval) and styles are injected (unsafe-inline).</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".ico"] = "image/x-icon",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".ttf"] = "font/ttf",
        [".woff2"] = "font/woff2",
        [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, IdeFile> _files;
    private readonly byte[] _configuration;

    private BananaCakePop(FrozenDictionary<string, IdeFile> files, string title)
    {
        _files = files;
        _configuration = Encoding.UTF8.GetBytes(
            $$"""{"title":"{{JavaScriptEncoder.Default.Encode(title)}}","useBrowserUrlAsEndpoint":true,"disableTelemetry":true,"includeCookies":false,"useGet":false}""");
    }

    /// <summary>Null when the folder is not that of the package: the IDE is optional. Files may be there compressed only, with <c>.gz</c> at the end.</summary>
    public static BananaCakePop? Open(string? folder, string title) =>
        folder is not null && (File.Exists(Path.Combine(folder, "index.html")) || File.Exists(Path.Combine(folder, "index.html.gz")))
            ? new BananaCakePop(FilesOf(folder), title)
            : null;

    /// <summary>Whether this is a browser's navigation to the endpoint and not a GraphQL request. <c>*/*</c> does not
    /// count: GraphQL clients, and the IDE itself, send it.</summary>
    public static bool IsNavigation(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && AcceptHeader.Names(request.Headers.Accept, "text/html")
        && !QueryStringReader.HasQuery(request.QueryString.Value);

    public Task Navigate(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value!.EndsWith('/'))
            return ServeFile(context, "index.html");
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = $"{request.PathBase}{request.Path}/{request.QueryString}";
        context.Response.Headers.Vary = "Accept";
        return Task.CompletedTask;
    }

    /// <param name="path">Relative to the endpoint, without a slash at its start.</param>
    public Task ServeFile(HttpContext context, string path)
    {
        var response = context.Response;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return Refuse(response);
        if (path == ConfigurationFile)
            return Send(context, _configuration, "application/json; charset=utf-8", "no-cache");
        if (_files.TryGetValue(path, out var file))
            return Send(context, file);
        response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }

    private static Task Send(HttpContext context, IdeFile file)
    {
        var response = context.Response;
        response.Headers.ETag = file.ETag;
        if (file.IsCompressible)
            response.Headers.Vary = "Accept-Encoding";
        if (IsKnown(file.ETag, context.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.CacheControl = file.CacheControl;
            return Task.CompletedTask;
        }

        if (!file.IsCompressible || !ResponseCompression.Accepts(context.Request.Headers.AcceptEncoding, "gzip"))
            return Send(context, file.Content, file.ContentType, file.CacheControl);
        response.Headers.ContentEncoding = "gzip";
        return Send(context, file.Gzip, file.ContentType, file.CacheControl);
    }

    /// <summary>RFC 9110, section 13.1.2: a list of tags or <c>*</c>, compared without their <c>W/</c>.</summary>
    private static bool IsKnown(string eTag, StringValues ifNoneMatch)
    {
        foreach (var line in ifNoneMatch)
        {
            for (var rest = line.AsSpan(); !rest.IsEmpty;)
            {
                var tag = AcceptHeader.NextItem(ref rest, ',');
                if (tag is "*" || WithoutWeakness(tag).SequenceEqual(WithoutWeakness(eTag)))
                    return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> WithoutWeakness(ReadOnlySpan<char> tag) =>
        tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;

    private static Task Send(HttpContext context, byte[] content, string contentType, string cacheControl)
    {
        var response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        response.Headers.CacheControl = cacheControl;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static FrozenDictionary<string, IdeFile> FilesOf(string folder)
    {
        var files = new Dictionary<string, IdeFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = IdeFile.NameOf(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));
            var isStatic = name.StartsWith("static/", StringComparison.Ordinal);
            if (name == "LICENSE")
                files[name] = new IdeFile(path, ContentTypes[".txt"], isHashed: false);
            else if (name != "service-worker.js" && ContentTypes.TryGetValue(Path.GetExtension(name), out var type))
                files[name] = new IdeFile(path, type, isHashed: isStatic);
        }

        return files.ToFrozenDictionary();
    }
}
