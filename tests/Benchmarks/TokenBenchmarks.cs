using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Graph.Gateway.Auth;
using Graph.Gateway.Auth.Issuers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Benchmarks;

/// <summary>
/// What a request's authentication costs through ASP.NET Core's services, its scope of services included: without a token,
/// with one that is known, and with ones that come for the first time.
/// </summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private const int Unseen = 10_000;

    private readonly string[] _rs256 = new string[Unseen];
    private readonly string[] _es256 = new string[Unseen];
    private ServiceProvider _services = null!;
    private int _next;

    [GlobalSetup]
    public async Task MakeTokens()
    {
        var rsa = RSA.Create(2048);
        var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _services = Services(KeySet(rsa.ExportParameters(false), ec.ExportParameters(false)));
        var exp = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 86_400;
        for (var i = 0; i < Unseen; i++)
        {
            var claims = Claims(i, exp);
            _rs256[i] = "Bearer " + Sign("RS256", claims, text => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            _es256[i] = "Bearer " + Sign("ES256", claims, text => ec.SignData(text, HashAlgorithmName.SHA256));
        }

        if (await Known() is not { Succeeded: true } || await Anonymous() is not { None: true })
            throw new InvalidOperationException("The tokens are not taken.");
    }

    [Benchmark(Baseline = true)]
    public Task<AuthenticateResult> Anonymous() => Authenticate(null);

    [Benchmark]
    public Task<AuthenticateResult> Known() => Authenticate(_rs256[0]);

    [Benchmark]
    public Task<AuthenticateResult> NewRS256() => Authenticate(_rs256[Next()]);

    [Benchmark]
    public Task<AuthenticateResult> NewES256() => Authenticate(_es256[Next()]);

    /// <summary>By the time a token comes again it has been forgotten: there are more than twice as many as are kept.</summary>
    private int Next() => _next = (_next + 1) % Unseen;

    private async Task<AuthenticateResult> Authenticate(string? credentials)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (credentials is not null)
            context.Request.Headers.Authorization = credentials;
        return await context.AuthenticateAsync();
    }

    private static ServiceProvider Services(string keySet)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(TimeProvider.System);
        services.AddBearerAuthentication(new AuthOptions
        {
            Issuers = [new Issuer("https://issuer.example") { JwksUri = new Uri("https://issuer.example/jwks"), Audiences = ["graph"] }],
        });
        services.AddSingleton(new KeyRetrieval(new Answer(keySet), TimeProvider.System));
        return services.BuildServiceProvider();
    }

    /// <summary>As long as an access token of Cognito: about 1 KB.</summary>
    private static string Claims(int subject, long exp) =>
        $$"""
        {"sub":"5d2f8f3e-{{subject:D4}}-4b5e-9d3c-0f1e2d3c4b5a","cognito:groups":["coach","user"],"iss":"https://issuer.example","version":2,
        "client_id":"graph","aud":"graph","origin_jti":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","token_use":"access",
        "scope":"openid orders:read orders:write","auth_time":1700000000,"exp":{{exp}},"iat":1700000000,
        "jti":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","username":"5d2f8f3e-1111-4b5e-9d3c-0f1e2d3c4b5a"}
        """;

    private static string Sign(string algorithm, string claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","kid":"{{algorithm}}"}"""))}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string KeySet(RSAParameters rsa, ECParameters ec) =>
        $$"""
        {"keys":[{"kid":"RS256","kty":"RSA","n":"{{Encode(rsa.Modulus!)}}","e":"{{Encode(rsa.Exponent!)}}"},
        {"kid":"ES256","kty":"EC","crv":"P-256","x":"{{Encode(ec.Q.X!)}}","y":"{{Encode(ec.Q.Y!)}}"}]}
        """;

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private sealed class Answer(string json) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json) });
    }
}
