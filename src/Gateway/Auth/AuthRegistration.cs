using Graph.Gateway.Auth.Issuers;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.Binding;
using Microsoft.AspNetCore.Authentication;

namespace Graph.Gateway.Auth;

/// <summary>Bearer authentication in an application: its services, the step that refuses, and who asks.</summary>
internal static class AuthRegistration
{
    public static void AddBearerAuthentication(this IServiceCollection services, AuthOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => KeyRetrieval.OverNetwork(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TokenVerifier>();
        services.AddSingleton<ConnectionCredentials>();
        // Only the core: AddAuthentication would bring data protection along, whose keys are for cookies.
        services.AddTransient<BearerAuthenticationHandler>();
        services.AddAuthenticationCore(static authentication =>
        {
            authentication.DefaultScheme = BearerAuthenticationHandler.SchemeName;
            authentication.AddScheme<BearerAuthenticationHandler>(BearerAuthenticationHandler.SchemeName, null);
        });
    }

    /// <summary>What a request carries for resolvers: its viewer, who holds what is granted to everyone.</summary>
    public static Func<HttpContext, RequestFeatures> Features(AuthOptions options)
    {
        var anonymous = RequestFeatures.None.With(Anonymous(options));
        return context => context.User is ViewerPrincipal viewer ? viewer.Features : anonymous;
    }

    /// <summary>Who asks without a token.</summary>
    public static Viewer Anonymous(AuthOptions options) => new() { Permissions = options.AnonymousPermissions.ToHashSet(StringComparer.Ordinal) };

    /// <summary>The same for connections that last, with credentials that came after the request.</summary>
    public static Func<HttpContext, string?, ValueTask<ConnectionFeatures>> Connect(Func<HttpContext, RequestFeatures> features) =>
        (context, authorization) =>
            context.RequestServices.GetRequiredService<ConnectionCredentials>().Connect(context, features, authorization);

    /// <summary>
    /// Refuses requests that bring credentials and are not signed in by them. Apart from authentication, so that a rate limit
    /// can stand between.
    /// </summary>
    public static void UseRefusalOfBadCredentials(this WebApplication app) =>
        app.Use(static (context, next) =>
            context.User is ViewerPrincipal || !BearerCredentials.AreIn(context) ? next(context) : context.ChallengeAsync());
}
