using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.LocalDev;

/// <summary>Swagger UI at <c>/swagger/</c> for the REST APIs of before, from the unmodified files of its npm package.</summary>
internal static class SwaggerUi
{
    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>Graph: the REST APIs of before</title>
          <link rel="stylesheet" href="swagger-ui.css">
        </head>
        <body>
          <div id="swagger-ui"></div>
          <script src="swagger-ui-bundle.js"></script>
          <script src="start.js"></script>
        </body>
        </html>
        """;

    private const string Start = "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });";

    /// <summary>Styles are injected, and icons are in the style sheet.</summary>
    private const string ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static readonly string[] s_files = ["swagger-ui.css", "swagger-ui-bundle.js"];

    /// <param name="modules">Where npm packages are.</param>
    public static void MapSwaggerUi(this IEndpointRouteBuilder endpoints, string modules)
    {
        endpoints.MapGet("/swagger/", AnswerPage);
        endpoints.MapGet("/swagger/start.js", static context => Answer(context, "text/javascript; charset=utf-8", Start));
        foreach (var file in s_files)
        {
            var path = Path.Combine(modules, "swagger-ui-dist", file);
            endpoints.MapGet($"/swagger/{file}", context => AnswerFile(context, path));
        }
    }

    /// <summary>Its links are relative, so that the path needs the slash at its end.</summary>
    private static Task AnswerPage(HttpContext context)
    {
        if (context.Request.Path.Value!.EndsWith('/'))
            return Answer(context, "text/html; charset=utf-8", Page);
        context.Response.Redirect("swagger/");
        return Task.CompletedTask;
    }

    private static Task Answer(HttpContext context, string contentType, string content)
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return context.Response.WriteAsync(content, context.RequestAborted);
    }

    private static Task AnswerFile(HttpContext context, string path)
    {
        context.Response.ContentType = path.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return context.Response.SendFileAsync(path, context.RequestAborted);
    }
}
