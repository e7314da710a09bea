using System.Globalization;
using System.Threading.RateLimiting;
using Graph.Gateway.Rest;
using Graph.GraphQL.AspNetCore;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Graph.Gateway.Http;

/// <summary>
/// A token bucket a caller: so many requests at once, so many a second in the long run. A batch counts as one request; its size
/// is bounded. Buckets that are full again are let go, so memory follows the callers of the last seconds.
/// </summary>
internal static class RateLimit
{
    private const int Most = 1_000_000;

    /// <exception cref="InvalidOperationException">A number is out of range.</exception>
    public static void AddStageRateLimit(this IServiceCollection services, IConfiguration configuration, Stage stage)
    {
        var section = configuration.GetSection("RateLimit");
        Settings.CheckNames(section, "Enabled", "PerSecond", "Burst");
        if (!IsOn(configuration))
            return;
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = Settings.Number(section, "Burst", stage.Burst, 1, Most),
            TokensPerPeriod = Settings.Number(section, "PerSecond", stage.RequestsPerSecond, 1, Most),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        };
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Caller>(
                context => RateLimitPartition.GetTokenBucketLimiter(Caller.Of(context), _ => options));
            limiter.OnRejected = Refuse;
        });
    }

    public static void UseStageRateLimit(this WebApplication app)
    {
        if (IsOn(app.Configuration))
            app.UseRateLimiter();
    }

    /// <summary>Counts an operation on a WebSocket as a request of its own, from the same bucket.</summary>
    public static bool Admits(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter is not { } limiter)
            return true;
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    /// <summary>
    /// Off on Lambda unless it is turned on: an instance there has one request at a time, and what all have together is API Gateway's to limit.
    /// </summary>
    private static bool IsOn(IConfiguration configuration) =>
        Settings.Flag(configuration.GetSection("RateLimit"), "Enabled", !LambdaRuntime.IsPresent);

    private static ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var context = rejected.HttpContext;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ValueTask(context.Refuse(
            StatusCodes.Status429TooManyRequests, HttpErrorCodes.RateLimited, $"Too many requests; send the next in {seconds} s."));
    }
}
