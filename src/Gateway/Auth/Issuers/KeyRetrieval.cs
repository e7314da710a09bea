using System.Text.Json;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Auth.Issuers;

/// <summary>
/// Gets an issuer's key set over HTTP, by way of its OpenID configuration where its address is not configured. Bounded in
/// time and size, and never led elsewhere: redirects are failures, and addresses are HTTPS but for issuers on this machine.
/// </summary>
internal sealed class KeyRetrieval(HttpMessageHandler transport, TimeProvider time)
{
    private const int LongestBody = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(transport)
    {
        MaxResponseContentBufferSize = LongestBody,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public static KeyRetrieval OverNetwork(TimeProvider time) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // An issuer may move to other addresses.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        },
        time);

    public static bool IsSecure(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <param name="before">The set that the new one follows.</param>
    /// <exception cref="HttpRequestException">There was no answer, or another than 200, or too long a one.</exception>
    /// <exception cref="OperationCanceledException">It took longer than five seconds.</exception>
    /// <exception cref="InvalidDataException">What came is not what was asked for.</exception>
    public async Task<JsonWebKeySet> GetKeys(Issuer issuer, JsonWebKeySet? before)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        var address = issuer.JwksUri ?? await Discover(issuer.Name, limit.Token);
        var json = await _http.GetByteArrayAsync(address, limit.Token);
        return JsonWebKeySet.Read(json, before) ?? throw new InvalidDataException($"{address} is not a JSON Web Key Set.");
    }

    /// <summary>OpenID Connect Discovery 1.0, section 4.</summary>
    private async Task<Uri> Discover(string issuer, CancellationToken cancellation)
    {
        var address = new Uri($"{issuer.TrimEnd('/')}/.well-known/openid-configuration");
        var json = await _http.GetByteArrayAsync(address, cancellation);
        if (!InternetJson.IsObject(json))
            throw new InvalidDataException($"{address} is not an OpenID configuration.");
        var (stated, keys) = ReadConfiguration(json);
        if (stated != issuer)
            throw new InvalidDataException($"{address} is the configuration of another issuer.");
        // Nor may an issuer elsewhere have this server ask its own machine.
        if (!Uri.TryCreate(keys, UriKind.Absolute, out var found) || !IsSecure(found)
            || (found.IsLoopback && !address.IsLoopback))
            throw new InvalidDataException($"{address} has no jwks_uri that begins with https.");
        return found;
    }

    private static (string? Issuer, string? JwksUri) ReadConfiguration(ReadOnlySpan<byte> json)
    {
        string? issuer = null, keys = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "issuer")
                issuer = reader.StringOrNull();
            else if (name == "jwks_uri")
                keys = reader.StringOrNull();
            else
                reader.Skip();
        }

        return (issuer, keys);
    }
}
