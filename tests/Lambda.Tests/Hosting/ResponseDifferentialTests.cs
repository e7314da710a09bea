using System.IO.Compression;
using System.Text;
using Graph.Lambda.Tests.Hosting.Fronts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Lambda.Tests.Hosting;

/// <summary>A client gets the same response whether the application runs on Kestrel or behind a front of Lambda.</summary>
public sealed class ResponseDifferentialTests
{
    private static readonly string[] Paths =
    [
        "/text", "/json", "/bytes", "/not-utf8", "/gzip", "/empty", "/status/201", "/status/204", "/status/304", "/status/404", "/status/503",
        "/headers", "/cookies", "/redirect", "/writer", "/unflushed", "/starting", "/file", "/stream", "/complete", "/length", "/unicode-header",
        "/throws", "/bad-request", "/throws-in-starting", "/too-long", "/too-short", "/body-of-204", "/late-header", "/late-status", "/late-callback",
        "/header/line%0D%0AX-Forged:%201", "/header/%00", "/header/%C3%A9", "/header/a%09b", "/header-name/X-%20Y", "/header-name/X%3A",
    ];

    public static TheoryData<string> FrontNames => [.. Front.All.Select(front => front.Name)];

    [Theory]
    [MemberData(nameof(FrontNames))]
    public async Task A_client_gets_the_same_response(string name)
    {
        var front = Front.All.Single(front => front.Name == name);
        await using var kestrel = await Kestrel.Start(Map);
        await using var hosted = await HostedApplication.Start(Map);

        foreach (var path in Paths)
        {
            foreach (var method in new[] { "GET", "HEAD" })
            {
                var expected = await kestrel.Send(new WireRequest(method, path));
                var got = front.ResponseOf(await hosted.Answer(front.EventOf(new WireRequest(method, path))));

                Assert.Equal(
                    $"{method} {path} {expected.Status}\n{string.Join('\n', AsGivenBy(front, expected))}\n{Convert.ToHexString(expected.Body)}",
                    $"{method} {path} {got.Status}\n{string.Join('\n', AsGivenBy(front, got))}\n{Convert.ToHexString(got.Body)}");
            }
        }
    }

    private static void Map(WebApplication application)
    {
        application.MapMethods("/text", Methods, (RequestDelegate)(context => context.Response.WriteAsync("Grüße 😀 \"quoted\" \\ \u0001\r\n\t")));
        application.MapMethods("/json", Methods, (RequestDelegate)(context => Write(context, "application/graphql-response+json; charset=utf-8", """{"data":{"a":"é"}}"""u8.ToArray())));
        application.MapMethods("/bytes", Methods, (RequestDelegate)(context => Write(context, "image/png", [.. Enumerable.Range(0, 70_000).Select(n => (byte)n)])));
        application.MapMethods("/not-utf8", Methods, (RequestDelegate)(context => Write(context, "text/plain; charset=iso-8859-1", [0xE9, 0x20, 0xFC])));
        application.MapMethods("/gzip", Methods, (RequestDelegate)(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            using var zipped = new MemoryStream();
            using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
                zip.Write("""{"data":null}"""u8);
            return Write(context, "application/json", zipped.ToArray());
        }));
        application.MapMethods("/empty", Methods, (RequestDelegate)(_ => Task.CompletedTask));
        application.MapMethods("/status/{status:int}", Methods, (RequestDelegate)(context =>
        {
            context.Response.StatusCode = int.Parse((string)context.Request.RouteValues["status"]!, null);
            return Task.CompletedTask;
        }));
        application.MapMethods("/headers", Methods, (RequestDelegate)(context =>
        {
            context.Response.Headers["X-One"] = "1";
            context.Response.Headers.Append("X-Two", "a");
            context.Response.Headers.Append("X-Two", "b");
            context.Response.Headers.ETag = "\"x\"";
            return context.Response.WriteAsync("x");
        }));
        application.MapMethods("/cookies", Methods, (RequestDelegate)(context =>
        {
            context.Response.Cookies.Append("a", "1", new CookieOptions { Secure = true, HttpOnly = true, Expires = DateTimeOffset.UnixEpoch });
            context.Response.Cookies.Append("b", "2, 3");
            context.Response.Cookies.Delete("c");
            return Task.CompletedTask;
        }));
        application.MapMethods("/redirect", Methods, (RequestDelegate)(context =>
        {
            context.Response.Redirect("/auth/success?state=a%20b");
            return Task.CompletedTask;
        }));
        application.MapMethods("/unicode-header", Methods, (RequestDelegate)(context =>
        {
            context.Response.Headers["X-Text"] = "\"quoted\" \\ back";
            return Task.CompletedTask;
        }));
        MapBodies(application);
        MapMistakes(application);
    }

    private static void MapBodies(WebApplication application)
    {
        application.MapMethods("/writer", Methods, (RequestDelegate)(async context =>
        {
            var writer = context.Response.BodyWriter;
            for (var part = 0; part < 300; part++)
            {
                Encoding.UTF8.GetBytes($"part {part};", writer);
                if (part % 7 == 0)
                    await writer.FlushAsync();
            }
        }));
        application.MapMethods("/unflushed", Methods, (RequestDelegate)(context =>
        {
            Encoding.UTF8.GetBytes("never flushed", context.Response.BodyWriter);
            return Task.CompletedTask;
        }));
        application.MapMethods("/starting", Methods, (RequestDelegate)(async context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["X-Order"] = $"{context.Response.Headers["X-Order"]}first";
                context.Response.StatusCode = 202;
                return Task.CompletedTask;
            });
            context.Response.OnStarting(async () =>
            {
                await Task.Yield();
                context.Response.Headers["X-Order"] = $"{context.Response.Headers["X-Order"]}last ";
            });
            await context.Response.WriteAsync($"{context.Response.HasStarted} ");
            await context.Response.WriteAsync($"{context.Response.HasStarted} {context.Response.StatusCode} {context.Response.Headers.IsReadOnly}");
        }));
        application.MapMethods("/file", Methods, (RequestDelegate)(context => context.Response.SendFileAsync(Testing.Repository.PathOf("LICENSE"), 10, 100)));
        application.MapMethods("/stream", Methods, (RequestDelegate)(async context =>
        {
            context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
            await context.Response.StartAsync();
            await context.Response.Body.WriteAsync("one,"u8.ToArray());
            await context.Response.Body.FlushAsync();
            await context.Response.Body.WriteAsync("two"u8.ToArray());
        }));
        application.MapMethods("/complete", Methods, (RequestDelegate)(async context =>
        {
            await context.Response.WriteAsync("whole");
            await context.Response.CompleteAsync();
        }));
        application.MapMethods("/length", Methods, (RequestDelegate)(context =>
        {
            context.Response.ContentLength = 5;
            return context.Response.WriteAsync("exact");
        }));
    }

    private static void MapMistakes(WebApplication application)
    {
        application.MapMethods("/throws", Methods, (RequestDelegate)(context =>
        {
            context.Response.Headers["X-Gone"] = "1";
            throw new InvalidDataException("secret");
        }));
        application.MapMethods("/bad-request", Methods, (RequestDelegate)(_ => throw new BadHttpRequestException("no", 422)));
        application.MapMethods("/throws-in-starting", Methods, (RequestDelegate)(context =>
        {
            context.Response.OnStarting(() => throw new InvalidDataException("secret"));
            return Task.CompletedTask;
        }));
        application.MapMethods("/too-long", Methods, (RequestDelegate)(context =>
        {
            context.Response.ContentLength = 3;
            return context.Response.Body.WriteAsync("four"u8.ToArray(), 0, 4);
        }));
        application.MapMethods("/too-short", Methods, (RequestDelegate)(context =>
        {
            context.Response.ContentLength = 3;
            return Task.CompletedTask;
        }));
        application.MapMethods("/body-of-204", Methods, (RequestDelegate)(async context =>
        {
            context.Response.StatusCode = 204;
            Assert.Equal(context.Request.Method == "GET" ? "InvalidOperationException" : "none", await Error(() => context.Response.WriteAsync("x")));
        }));
        application.MapMethods("/header/{value}", Methods, (RequestDelegate)(context =>
        {
            context.Response.Headers["X-Value"] = (string)context.Request.RouteValues["value"]!;
            return context.Response.WriteAsync("x");
        }));
        application.MapMethods("/header-name/{name}", Methods, (RequestDelegate)(context =>
        {
            context.Response.Headers[(string)context.Request.RouteValues["name"]!] = "1";
            return context.Response.WriteAsync("x");
        }));
        application.MapMethods("/late-header", Methods, (RequestDelegate)(async context =>
        {
            await context.Response.WriteAsync("x ");
            await context.Response.WriteAsync(await Error(() => Set(() => context.Response.Headers["X-Late"] = "1")));
        }));
        application.MapMethods("/late-status", Methods, (RequestDelegate)(async context =>
        {
            await context.Response.WriteAsync("x ");
            await context.Response.WriteAsync(await Error(() => Set(() => context.Response.StatusCode = 500)));
        }));
        application.MapMethods("/late-callback", Methods, (RequestDelegate)(async context =>
        {
            await context.Response.WriteAsync("x ");
            await context.Response.WriteAsync(await Error(() => Set(() => context.Response.OnStarting(() => Task.CompletedTask))));
        }));
    }

    private static string[] Methods { get; } = ["GET", "HEAD"];

    private static Task Write(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    /// <returns>The type of what it throws; none when it does not.</returns>
    private static async Task<string> Error(Func<Task> action)
    {
        try
        {
            await action();
            return "none";
        }
        catch (InvalidOperationException exception)
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>Where several values of a header can only be joined, and Kestrel sends two lines, they mean the same.</summary>
    private static string[] AsGivenBy(Front front, WireResponse response)
    {
        if (front is RestApi or LoadBalancerWithLists)
            return response.OwnHeaders;
        return
        [
            .. from header in response.OwnHeaders
               let pair = header.Split(": ", 2)
               group pair[1] by pair[0] into same
               from line in same.Key == "set-cookie" ? same.ToArray() : [string.Join(',', same)]
               orderby same.Key, line
               select $"{same.Key}: {line}",
        ];
    }
}
