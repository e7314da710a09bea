using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Graph.Gateway.Http;

/// <summary>
/// From which sites' pages browsers may call. Tokens come in the Authorization header, never by cookie, so no credentials are
/// allowed, and a page of any site gets what whoever holds the token may have.
/// </summary>
internal static class Cors
{
    private const string Section = "Cors";

    private static readonly TimeSpan s_preflightAge = TimeSpan.FromDays(1);

    private static readonly string[] s_exposed = [RequestIds.RequestId, RequestIds.CorrelationId, "Retry-After", "WWW-Authenticate"];

    /// <exception cref="InvalidOperationException">An origin is none, or every origin is listed for production.</exception>
    public static void AddStageCors(this IServiceCollection services, IConfiguration configuration, Stage stage)
    {
        var section = configuration.GetSection(Section);
        Settings.CheckNames(section, "Origins");
        var origins = Settings.Texts(section, "Origins").Select(Check).ToArray();
        services.AddSingleton(new AllowedOrigins(origins, stage.TakesAnyOrigin));
        services.AddCors(cors => cors.AddDefaultPolicy(policy => Allow(policy, origins, stage)));
    }

    /// <summary>
    /// Whether pages of an origin may open a WebSocket, which browsers do not ask by CORS: those that may call, and those of
    /// this host itself.
    /// </summary>
    public static bool Allows(HttpContext context, string origin) =>
        context.RequestServices.GetRequiredService<AllowedOrigins>().Allow(origin, context.Request.Host.Value ?? "");

    private static void Allow(CorsPolicyBuilder policy, string[] origins, Stage stage)
    {
        if (origins.Length == 0 && !stage.TakesAnyOrigin)
            return;
        if (origins.Length == 0)
            policy.AllowAnyOrigin();
        else
            policy.WithOrigins(origins);
        policy.AllowAnyHeader().WithMethods("GET", "POST", "PUT", "DELETE", "OPTIONS").WithExposedHeaders(s_exposed).SetPreflightMaxAge(s_preflightAge);
    }

    private static string Check(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
            ? origin
            : throw new InvalidOperationException(
                $"Set {Section}:Origins:0 and so on to origins like https://shop.example, without a path or a slash at the end; '{origin}' is none.");
}
