using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Graph.LocalDev.Square;

/// <summary>Around every call: what was to go wrong, and the one place where refusals become answers.</summary>
internal static class Refusals
{
    public static void UseRefusals(this WebApplication server, Sandbox sandbox)
    {
        var stopping = server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        server.Use(async (context, next) =>
        {
            try
            {
                if (TakeFault(context, sandbox) is { } fault)
                    await Fail(context, fault, stopping);
                else
                    await next(context);
                if (!context.Response.HasStarted && context.GetEndpoint() is null)
                    await Answer(context, Refusal.NotFound("There is nothing here."));
                else if (!context.Response.HasStarted && context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
                    await Answer(context, Refusal.NotAllowed());
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || stopping.IsCancellationRequested)
            {
                context.Abort();
            }
            catch (Exception failure) when (!context.Response.HasStarted) // anything unforeseen is answered as Square answers it
            {
                await Answer(context, ToRefusal(failure));
            }
        });
    }

    private static Refusal ToRefusal(Exception failure)
    {
        if (failure is Refusal refusal)
            return refusal;
        if (failure is BadHttpRequestException or InvalidDataException)
            return Refusal.Invalid("BAD_REQUEST", "The request cannot be read.");
        Console.Error.WriteLine($"Square's stand-in has failed: {failure}");
        return Refusal.Broken();
    }

    private static Fault? TakeFault(HttpContext context, Sandbox sandbox)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/v2") && !(path.StartsWithSegments("/oauth2") && path != AuthorizePage.Path))
            return null;
        lock (sandbox.Gate)
            return sandbox.Faults.Take(path.Value!);
    }

    private static async Task Fail(HttpContext context, Fault fault, CancellationToken stopping)
    {
        if (fault.Answer is { } refusal)
            throw refusal;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.Infinite, end.Token);
    }

    private static Task Answer(HttpContext context, Refusal refusal)
    {
        if (refusal.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ApiRoutes.Write(context, refusal.Status, refusal.ToJson());
    }
}
