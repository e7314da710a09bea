using System.Globalization;
using System.Threading.RateLimiting;
using Graph.GraphQL.AspNetCore;
using Microsoft.AspNetCore.RateLimiting;

namespace Graph.Gateway.Http;

/// <summary>
/// A token bucket a caller: so many requests at once, so many a second in the long run. A batch counts as one request; its size
/// is bounded. Buckets that are full again are let go, so memory follows the callers of the last seconds.
/// </summary>
internal static class RateLimit
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(100);

    /// <exception cref="InvalidOperationException">A number is out of range.</exception>
    public static void AddStageRateLimit(this IServiceCollection services, IConfiguration configuration, Stage stage)
    {
        var section = configuration.GetSection("RateLimit");
        if (!section.GetValue("Enabled", true))
            return;
        var options = Bucket(Number(section, "PerSecond", stage.RequestsPerSecond), Number(section, "Burst", stage.Burst));
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Caller>(
                context => RateLimitPartition.GetTokenBucketLimiter(Caller.Of(context), _ => options));
            limiter.OnRejected = Refuse;
        });
    }

    public static void UseStageRateLimit(this WebApplication app)
    {
        if (app.Configuration.GetSection("RateLimit").GetValue("Enabled", true))
            app.UseRateLimiter();
    }

    /// <summary>Few requests a second come one at a time, many in portions every 100 ms.</summary>
    private static TokenBucketRateLimiterOptions Bucket(int perSecond, int burst)
    {
        var period = perSecond < 1 / s_period.TotalSeconds ? TimeSpan.FromSeconds(1.0 / perSecond) : s_period;
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            ReplenishmentPeriod = period,
            TokensPerPeriod = Math.Max(1, (int)Math.Round(perSecond * period.TotalSeconds)),
            QueueLimit = 0,
        };
    }

    private static ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var context = rejected.HttpContext;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ValueTask(context.WriteGraphQLError(
            StatusCodes.Status429TooManyRequests, HttpErrorCodes.RateLimited, $"Too many requests; send the next in {seconds} s."));
    }

    private static int Number(IConfigurationSection section, string name, int otherwise)
    {
        var number = section.GetValue(name, otherwise);
        return number is >= 1 and <= 1_000_000
            ? number
            : throw new InvalidOperationException($"Set {section.Path}:{name} to a whole number from 1 to 1000000, or leave it out.");
    }
}
