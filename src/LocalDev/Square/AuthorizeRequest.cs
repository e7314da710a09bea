using Microsoft.Extensions.Primitives;

namespace Graph.LocalDev.Square;

/// <summary>What an application asks a seller for.</summary>
/// <param name="RedirectUri">As it was sent; null when it was not.</param>
/// <param name="Challenge">With PKCE: base64url of the SHA-256 of the verifier.</param>
internal sealed record AuthorizeRequest(
    SquareApplication Application, IReadOnlyList<string> Scopes, string? State, string? RedirectUri, string? Challenge)
{
    private const int LongestValue = 2_048;
    private const int ChallengeLength = 43;

    private static readonly string[] s_names =
        ["client_id", "scope", "session", "state", "locale", "code_challenge", "code_challenge_method", "redirect_uri", "response_type"];

    /// <summary>Where the browser goes with the answer.</summary>
    public string RedirectTarget => RedirectUri ?? Application.RedirectUrls[0];

    /// <summary>To be sent again with the answer.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("client_id", Application.Id), ("scope", string.Join(' ', Scopes)), ("state", State), ("redirect_uri", RedirectUri),
        ("code_challenge", Challenge),
    ];

    /// <summary>Null, and what is wrong, when it cannot be asked.</summary>
    public static AuthorizeRequest? Read(Sandbox sandbox, Func<string, StringValues> parameter, out string problem)
    {
        problem = "";
        if (s_names.Any(name => parameter(name) is { Count: > 1 } || parameter(name).ToString().Length > LongestValue))
            problem = "A parameter is there twice, or is too long.";
        else if (sandbox.FindApplication(parameter("client_id").ToString()) is not { } application)
            problem = "There is no application with this client_id.";
        else if (Value(parameter, "redirect_uri") is { } uri && !application.RedirectUrls.Contains(uri, StringComparer.Ordinal))
            problem = "The application has not registered this redirect_uri.";
        else if (Square.Scopes.Read(Value(parameter, "scope")) is var scopes && !scopes.All(Square.Scopes.IsKnown))
            problem = $"There is no scope '{scopes.First(scope => !Square.Scopes.IsKnown(scope))}'.";
        else if (Value(parameter, "code_challenge") is { } challenge && !IsChallenge(challenge))
            problem = "The code_challenge is not the base64url of a SHA-256.";
        else if (Value(parameter, "code_challenge_method") is not (null or "S256"))
            problem = "The code_challenge_method is S256.";
        else if (Value(parameter, "session") is not (null or "true" or "false"))
            problem = "The parameter session is true or false.";
        else
            return new AuthorizeRequest(
                application, scopes, Value(parameter, "state"), Value(parameter, "redirect_uri"), Value(parameter, "code_challenge"));
        return null;
    }

    private static string? Value(Func<string, StringValues> parameter, string name) =>
        parameter(name).ToString() is { Length: > 0 } value ? value : null;

    private static bool IsChallenge(string challenge) =>
        challenge.Length == ChallengeLength && challenge.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
