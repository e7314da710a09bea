using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Graph.LocalDev.Identity;

/// <summary>What a token is to say, as <c>/dev/token</c> takes it.</summary>
/// <param name="Subject">Query parameter <c>sub</c>.</param>
/// <param name="Lifetime">Query parameter <c>expiresIn</c>, in seconds.</param>
internal sealed record TokenRequest(string Subject, string? Email, string[] Roles, string[] Permissions, TimeSpan Lifetime)
{
    private const int LongestText = 200;

    public static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(12);

    private static readonly TimeSpan s_longestLifetime = TimeSpan.FromDays(30);

    /// <summary>Null, and what to send instead, when it cannot be served.</summary>
    public static TokenRequest? Read(IQueryCollection query, out string problem)
    {
        problem = "";
        if (query.Any(parameter => parameter.Value.ToString().Length > LongestText))
            problem = $"A parameter is longer than {LongestText} characters.";
        else if (string.IsNullOrWhiteSpace(query["sub"]))
            problem = "Say whose token: /dev/token?sub=user-1&roles=user&permissions=orders:read&email=ada@example.com&expiresIn=3600";
        if (!TryReadLifetime(query["expiresIn"], out var lifetime))
            problem = $"'expiresIn' is a number of seconds, 1 to {s_longestLifetime.TotalSeconds}.";
        return problem.Length > 0
            ? null
            : new TokenRequest(query["sub"]!, query["email"].FirstOrDefault(), ListOf(query["roles"]), ListOf(query["permissions"]), lifetime);
    }

    public void WriteClaims(Utf8JsonWriter json, string issuer, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("iss", issuer);
        json.WriteString("aud", IdentityIssuer.Audience);
        json.WriteString("sub", Subject);
        if (!string.IsNullOrEmpty(Email))
            json.WriteString("email", Email);
        WriteList(json, "roles", Roles);
        WriteList(json, "permissions", Permissions);
        json.WriteNumber("iat", now.ToUnixTimeSeconds());
        json.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
        json.WriteEndObject();
    }

    private static bool TryReadLifetime(string? text, out TimeSpan lifetime)
    {
        lifetime = UsualLifetime;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        lifetime = TimeSpan.FromSeconds(seconds);
        return lifetime > TimeSpan.Zero && lifetime <= s_longestLifetime;
    }

    private static string[] ListOf(string? text) =>
        (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void WriteList(Utf8JsonWriter json, string name, string[] values)
    {
        if (values.Length == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
