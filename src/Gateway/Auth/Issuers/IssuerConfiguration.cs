namespace Graph.Gateway.Auth.Issuers;

/// <summary>
/// Reads one entry of <c>Auth:Issuers</c>: any issuer by <c>Issuer</c>, a user pool by <c>Cognito</c>, or an environment by
/// <c>Dynamic</c>.
/// </summary>
internal static class IssuerConfiguration
{
    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    public static Issuer Read(IConfigurationSection entry)
    {
        Settings.CheckNames(entry, "Issuer", "Cognito", "Dynamic", "JwksUri", "Audiences", "TokenUses", "SubjectPrefix");
        var kinds = new[] { "Issuer", "Cognito", "Dynamic" }.Where(kind => entry.GetSection(kind).Exists()).ToArray();
        var issuer = kinds switch
        {
            ["Issuer"] => Any(entry),
            ["Cognito"] => Cognito(entry.GetSection("Cognito")),
            ["Dynamic"] => Dynamic(entry.GetSection("Dynamic")),
            _ => throw new InvalidOperationException(
                $"Set one of {entry.Path}:Issuer, {entry.Path}:Cognito and {entry.Path}:Dynamic."),
        };
        var (audiences, uses) = (Settings.Texts(entry, "Audiences"), Settings.Texts(entry, "TokenUses"));
        if (audiences.Length == 0 && kinds is not ["Dynamic"])
            throw new InvalidOperationException(
                $"Set {entry.Path}:Audiences:0 to what the tokens of {issuer.Name} have as aud, or client_id in access tokens of "
                + "Cognito: tokens for other applications are refused.");
        return issuer with
        {
            JwksUri = JwksUri(entry) ?? issuer.JwksUri,
            Audiences = audiences,
            TokenUses = uses is [] ? issuer.TokenUses : uses,
            SubjectPrefix = Settings.Text(entry, "SubjectPrefix") ?? "",
        };
    }

    private static Issuer Any(IConfigurationSection entry)
    {
        var name = Settings.Text(entry, "Issuer")
            ?? throw new InvalidOperationException($"Set {entry.Path}:Issuer to what the tokens have as iss.");
        if (JwksUri(entry) is null && !(Uri.TryCreate(name, UriKind.Absolute, out var address) && KeyRetrieval.IsSecure(address)))
            throw new InvalidOperationException(
                $"Set {entry.Path}:JwksUri to where the keys of {name} are: it is no https address that could tell.");
        return new Issuer(name);
    }

    private static Issuer Cognito(IConfigurationSection cognito)
    {
        Settings.CheckNames(cognito, "Region", "UserPoolId");
        var region = Part(cognito, "Region", "the region of the user pool, such as eu-central-1");
        var pool = Part(cognito, "UserPoolId", $"the id of the user pool, such as {region}_AbCd12345");
        if (!pool.StartsWith($"{region}_", StringComparison.Ordinal))
            throw new InvalidOperationException(
                $"Set {cognito.Path}:UserPoolId to the id of a user pool of {region}: it begins with {region}_.");
        var name = $"https://cognito-idp.{region}.amazonaws.com/{pool}";
        return new Issuer(name) { JwksUri = new Uri($"{name}/.well-known/jwks.json"), TokenUses = ["access", "id"] };
    }

    private static Issuer Dynamic(IConfigurationSection dynamic)
    {
        Settings.CheckNames(dynamic, "EnvironmentId");
        var environment = Part(dynamic, "EnvironmentId", "the id of the environment, a UUID");
        return new Issuer($"app.dynamicauth.com/{environment}")
        {
            JwksUri = new Uri($"https://app.dynamic.xyz/api/v0/sdk/{environment}/.well-known/jwks"),
            // Signed after the first step, while a second factor is still due.
            UnfinishedScopes = ["requiresAdditionalAuth"],
        };
    }

    /// <summary>A part of an address, so that nothing in it may lead elsewhere.</summary>
    private static string Part(IConfigurationSection section, string name, string meaning) =>
        Settings.Text(section, name) is { } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? text
            : throw new InvalidOperationException($"Set {section.Path}:{name} to {meaning}.");

    private static Uri? JwksUri(IConfigurationSection entry)
    {
        if (Settings.Text(entry, "JwksUri") is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && KeyRetrieval.IsSecure(address)
            ? address
            : throw new InvalidOperationException(
                $"Set {entry.Path}:JwksUri to an address that begins with https, or with http on this machine.");
    }
}
