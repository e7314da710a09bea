using Graph.Gateway;
using Graph.Gateway.Http;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Graph.Functions.Tests.Template;

/// <summary>API Gateway answers preflights in the gateway's place, so both have to say the same.</summary>
public sealed class CorsTests
{
    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    [InlineData("dev", "https://shop.example")]
    [InlineData("prod", "https://shop.example")]
    [InlineData("prod", "https://shop.example", "https://www.shop.example")]
    [InlineData("prod", "https://shop.example", "https://www.shop.example", "https://admin.shop.example")]
    public void The_HTTP_API_allows_what_the_gateway_allows(string stage, params string[] origins)
    {
        string[] names = ["CorsOrigin", "SecondCorsOrigin", "ThirdCorsOrigin"];
        var stack = Stack.Of(s_template, [("Stage", stage), .. names.Zip(origins)]);
        var found = stack.Resources["HttpApi"].At("Properties.CorsConfiguration");
        var policy = Policy(stage, origins);

        if (found is null)
        {
            Assert.Empty(policy.Origins);
            return;
        }
        Assert.Equal(policy.Origins, found.TextsAt("AllowOrigins"));
        Assert.Equal(policy.Methods, found.TextsAt("AllowMethods"));
        Assert.Equal(policy.ExposedHeaders, found.TextsAt("ExposeHeaders"));
        Assert.Equal($"{policy.PreflightMaxAge!.Value.TotalSeconds}", found.TextAt("MaxAge"));
        // A star is not for Authorization, which has to be named.
        Assert.Equal(policy.AllowAnyHeader ? ["Authorization", "*"] : policy.Headers, found.TextsAt("AllowHeaders"));
        Assert.Equal(policy.SupportsCredentials ? "true" : null, found.TextAt("AllowCredentials"));
    }

    private static CorsPolicy Policy(string stage, string[] origins)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Stage", stage), .. origins.Select((origin, index) => KeyValuePair.Create($"Cors:Origins:{index}", (string?)origin))])
            .Build();
        var services = new ServiceCollection();
        services.AddStageCors(configuration, Stage.Of(configuration, new HostingEnvironment { EnvironmentName = "Production" }));
        using var built = services.BuildServiceProvider();
        var cors = built.GetRequiredService<IOptions<CorsOptions>>().Value;
        return cors.GetPolicy(cors.DefaultPolicyName)!;
    }
}
