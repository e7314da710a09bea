using Graph.Gateway.Auth;
using Graph.Gateway.Auth.Issuers;
using Microsoft.Extensions.Configuration;

namespace Graph.Gateway.Tests.Auth;

public sealed class AuthConfigurationTests
{
    [Fact]
    public void Without_configuration_nobody_is_trusted()
    {
        var options = Read();

        Assert.Empty(options.Issuers);
        Assert.Empty(options.AnonymousPermissions);
        Assert.Equal((60, "admin", 8192, TimeSpan.FromMinutes(5)), (options.ClockSkewSeconds, options.AdminRole, options.MaxTokenBytes, options.KeyFetchPause));
    }

    [Fact]
    public void Everything_can_be_set()
    {
        var options = Read(
            "ClockSkewSeconds=0", "AdminRole=root", "AnonymousPermissions:0=orders:read", "AnonymousPermissions:1=x", "MaxTokenBytes=4096",
            "KeyFetchPauseSeconds=60",
            "Issuers:0:Issuer=https://issuer.example/", "Issuers:0:JwksUri=https://keys.example/", "Issuers:0:Audiences:0=a",
            "Issuers:0:Audiences:1=b", "Issuers:0:TokenUses:0=access", "Issuers:0:SubjectPrefix=x|");

        Assert.Equal((0, "root", 4096, TimeSpan.FromMinutes(1)), (options.ClockSkewSeconds, options.AdminRole, options.MaxTokenBytes, options.KeyFetchPause));
        Assert.Equal(["orders:read", "x"], options.AnonymousPermissions);
        IsIssuer(
            new Issuer("https://issuer.example/")
            {
                JwksUri = new Uri("https://keys.example/"), Audiences = ["a", "b"], TokenUses = ["access"], SubjectPrefix = "x|",
            },
            Assert.Single(options.Issuers));
    }

    [Fact]
    public void A_user_pool_of_Cognito_is_known_by_region_and_id() => IsIssuer(
        new Issuer("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbC123")
        {
            JwksUri = new Uri("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbC123/.well-known/jwks.json"),
            Audiences = ["client"],
            TokenUses = ["access", "id"],
        },
        Read("Issuers:0:Cognito:Region=eu-central-1", "Issuers:0:Cognito:UserPoolId=eu-central-1_AbC123", "Issuers:0:Audiences:0=client").Issuers.Single());

    [Fact]
    public void An_environment_of_Dynamic_is_known_by_its_id_and_needs_no_audience() => IsIssuer(
        new Issuer("app.dynamicauth.com/2f5b0c6e-0000-4000-8000-000000000000")
        {
            JwksUri = new Uri("https://app.dynamic.xyz/api/v0/sdk/2f5b0c6e-0000-4000-8000-000000000000/.well-known/jwks"),
            UnfinishedScopes = ["requiresAdditionalAuth"],
        },
        Read("Issuers:0:Dynamic:EnvironmentId=2f5b0c6e-0000-4000-8000-000000000000").Issuers.Single());

    [Fact]
    public void Several_issuers_stand_side_by_side() => Assert.Equal(
        ["https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A", "http://localhost:9000"],
        Read(
            "Issuers:0:Cognito:Region=eu-west-1", "Issuers:0:Cognito:UserPoolId=eu-west-1_A", "Issuers:0:Audiences:0=a",
            "Issuers:0:TokenUses:0=id", "Issuers:1:Issuer=http://localhost:9000", "Issuers:1:Audiences:0=b", "Issuers:1:SubjectPrefix=local|").Issuers.Select(issuer => issuer.Name));

    [Theory]
    [InlineData("Auth:Issuer is not a setting. Auth has Issuers, ClockSkewSeconds, AdminRole, AnonymousPermissions, MaxTokenBytes, KeyFetchPauseSeconds.",
        "Issuer=https://i")]
    [InlineData("Auth:Issuers:0:Audience is not a setting. Auth:Issuers:0 has Issuer, Cognito, Dynamic, JwksUri, Audiences, TokenUses, SubjectPrefix.",
        "Issuers:0:Issuer=https://i", "Issuers:0:Audience=a")]
    [InlineData("Set Auth:Issuers:1:SubjectPrefix: with several issuers a user of http://localhost:9000 could have the subject of another's. A prefix such as 'partner|' keeps them apart; an empty one says that they cannot.",
        "Issuers:0:Dynamic:EnvironmentId=e", "Issuers:1:Issuer=http://localhost:9000", "Issuers:1:Audiences:0=b")]
    [InlineData("Set one of Auth:Issuers:0:Issuer, Auth:Issuers:0:Cognito and Auth:Issuers:0:Dynamic.", "Issuers:0:Audiences:0=a")]
    [InlineData("Set one of Auth:Issuers:0:Issuer, Auth:Issuers:0:Cognito and Auth:Issuers:0:Dynamic.",
        "Issuers:0:Issuer=https://i", "Issuers:0:Dynamic:EnvironmentId=e")]
    [InlineData("Set Auth:Issuers:0:Issuer to what the tokens have as iss.", "Issuers:0:Issuer=")]
    [InlineData("Set Auth:Issuers:0:Audiences:0 to what the tokens of https://i have as aud, or client_id in access tokens of Cognito: "
        + "tokens for other applications are refused.", "Issuers:0:Issuer=https://i")]
    [InlineData("Set Auth:Issuers:0:JwksUri to where the keys of i are: it is no https address that could tell.",
        "Issuers:0:Issuer=i", "Issuers:0:Audiences:0=a")]
    [InlineData("Set Auth:Issuers:0:JwksUri to where the keys of http://i are: it is no https address that could tell.",
        "Issuers:0:Issuer=http://i", "Issuers:0:Audiences:0=a")]
    [InlineData("Set Auth:Issuers:0:JwksUri to an address that begins with https, or with http on this machine.",
        "Issuers:0:Issuer=https://i", "Issuers:0:JwksUri=http://i/jwks", "Issuers:0:Audiences:0=a")]
    [InlineData("Set Auth:Issuers:0:JwksUri to an address that begins with https, or with http on this machine.",
        "Issuers:0:Issuer=https://i", "Issuers:0:JwksUri=/jwks", "Issuers:0:Audiences:0=a")]
    [InlineData("Auth:Issuers:0:Audiences is a list: set Auth:Issuers:0:Audiences:0, Auth:Issuers:0:Audiences:1 and so on.",
        "Issuers:0:Issuer=https://i", "Issuers:0:Audiences=a")]
    [InlineData("Auth:Issuers:0:Audiences is a list: set Auth:Issuers:0:Audiences:0, Auth:Issuers:0:Audiences:1 and so on.",
        "Issuers:0:Issuer=https://i", "Issuers:0:Audiences:0=")]
    [InlineData("Auth:AnonymousPermissions is a list: set Auth:AnonymousPermissions:0, Auth:AnonymousPermissions:1 and so on.",
        "AnonymousPermissions=orders:read")]
    [InlineData("Auth:Issuers has https://i more than once: put its audiences into one entry.",
        "Issuers:0:Issuer=https://i", "Issuers:0:Audiences:0=a", "Issuers:1:Issuer=https://i", "Issuers:1:Audiences:0=b")]
    [InlineData("Set Auth:Issuers:0:Cognito:Region to the region of the user pool, such as eu-central-1.",
        "Issuers:0:Cognito:UserPoolId=eu-central-1_A", "Issuers:0:Audiences:0=a")]
    [InlineData("Set Auth:Issuers:0:Cognito:Region to the region of the user pool, such as eu-central-1.",
        "Issuers:0:Cognito:Region=evil.example/", "Issuers:0:Cognito:UserPoolId=x", "Issuers:0:Audiences:0=a")]
    [InlineData("Set Auth:Issuers:0:Cognito:UserPoolId to the id of the user pool, such as eu-central-1_AbCd12345.",
        "Issuers:0:Cognito:Region=eu-central-1", "Issuers:0:Audiences:0=a")]
    [InlineData("Set Auth:Issuers:0:Cognito:UserPoolId to the id of a user pool of eu-central-1: it begins with eu-central-1_.",
        "Issuers:0:Cognito:Region=eu-central-1", "Issuers:0:Cognito:UserPoolId=us-east-1_A", "Issuers:0:Audiences:0=a")]
    [InlineData("Set Auth:Issuers:0:Dynamic:EnvironmentId to the id of the environment, a UUID.", "Issuers:0:Dynamic:EnvironmentId=a/b")]
    [InlineData("Set Auth:ClockSkewSeconds to a whole number from 0 to 300, or leave it out.", "ClockSkewSeconds=301")]
    [InlineData("Set Auth:ClockSkewSeconds to a whole number from 0 to 300, or leave it out.", "ClockSkewSeconds=-1")]
    [InlineData("Set Auth:ClockSkewSeconds to a whole number from 0 to 300, or leave it out.", "ClockSkewSeconds=1m")]
    [InlineData("Set Auth:MaxTokenBytes to a whole number from 512 to 16384, or leave it out.", "MaxTokenBytes=1000000")]
    [InlineData("Set Auth:KeyFetchPauseSeconds to a whole number from 1 to 3600, or leave it out.", "KeyFetchPauseSeconds=0")]
    public void What_is_wrong_is_told_with_what_to_set(string message, params string[] settings) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Read(settings)).Message);

    [Fact]
    public void Wrong_configuration_stops_the_start() => Assert.StartsWith(
        "Set Auth:Issuers:0:Audiences:0",
        Assert.Throws<InvalidOperationException>(
            () => GatewayApplication.Build(["--environment=Development", "--Auth:Issuers:0:Issuer=https://i"])).Message,
        StringComparison.Ordinal);

    private static AuthOptions Read(params string[] settings)
    {
        var values = settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"Auth:{pair[0]}", (string?)pair[1]));
        return AuthConfiguration.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Auth"));
    }

    private static void IsIssuer(Issuer expected, Issuer actual)
    {
        Assert.Equal(expected.Audiences, actual.Audiences);
        Assert.Equal(expected.TokenUses, actual.TokenUses);
        Assert.Equal(expected.UnfinishedScopes, actual.UnfinishedScopes);
        Assert.Equal(
            expected,
            actual with { Audiences = expected.Audiences, TokenUses = expected.TokenUses, UnfinishedScopes = expected.UnfinishedScopes });
    }
}
