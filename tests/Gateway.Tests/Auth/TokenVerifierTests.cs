using FsCheck;
using FsCheck.Fluent;
using Graph.Gateway.Auth;
using Graph.Gateway.Auth.Issuers;
using Graph.GraphQL.Binding;
using Graph.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Gateway.Tests.Auth;

public sealed class TokenVerifierTests
{
    private const string Keys = "https://issuer.example/jwks";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \n+/é\0";

    private static readonly SigningKey Rsa = SigningKey.Rsa("rsa");
    private static readonly SigningKey P256 = SigningKey.P256("p256");

    private readonly StubIssuer _issuer = new();
    private readonly ManualClock _clock = new();

    public TokenVerifierTests() => Publish(Rsa, P256);

    [Fact]
    public async Task A_good_token_gives_its_viewer()
    {
        var verifier = NewVerifier(new AuthOptions { AdminRole = "root", AnonymousPermissions = ["everyone"] }, prefix: "x|");

        var verdict = await verifier.Verify(Rsa.Sign(Claims(""","roles":["root"],"scope":"a b","email":"a@b" """)));

        var viewer = verdict.Principal!.Features.Get<Viewer>()!;
        Assert.Null(verdict.Refusal);
        Assert.Equal(("x|alice", "a@b", true), (viewer.Id, viewer.Email, viewer.IsAdmin));
        Assert.Equal(["root"], viewer.Roles);
        Assert.Equal(["a", "b", "everyone"], viewer.Permissions.Order());
        Assert.Equal("x|alice", verdict.Principal.Identity!.Name);
        Assert.True(verdict.Principal.Identity.IsAuthenticated);
        Assert.Equal(["sub: x|alice"], verdict.Principal.Claims.Select(claim => claim.ToString()));
    }

    [Fact]
    public async Task A_known_token_has_the_same_viewer_until_it_expires()
    {
        var verifier = NewVerifier();
        var token = P256.Sign(Claims());
        var first = await verifier.Verify(token);

        _clock.Advance(TimeSpan.FromSeconds(659.9));
        Assert.Same(first.Principal, (await verifier.Verify(token)).Principal);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Same(TokenRefusal.Expired, (await verifier.Verify(token)).Refusal);
        Assert.Same(TokenRefusal.Expired, (await verifier.Verify(token)).Refusal);
    }

    [Fact]
    public async Task A_known_token_falls_with_its_key()
    {
        var verifier = NewVerifier();
        var (kept, fallen) = (Rsa.Sign(Claims(lifetime: 20_000)), P256.Sign(Claims(lifetime: 20_000)));
        var principal = (await verifier.Verify(kept)).Principal;
        Assert.NotNull((await verifier.Verify(fallen)).Principal);

        Publish(Rsa, SigningKey.P256("p256"));
        _clock.Advance(TimeSpan.FromHours(1));
        await Eventually.Is(async () => (await verifier.Verify(fallen)).Refusal == TokenRefusal.WrongSignature);

        Assert.Same(principal, (await verifier.Verify(kept)).Principal);
    }

    [Fact]
    public async Task Without_keys_nothing_can_be_said_of_a_token_but_that_it_is_no_use_anyhow()
    {
        _issuer.Answers.Clear();
        var verifier = NewVerifier();

        Assert.Same(TokenRefusal.KeysUnavailable, (await verifier.Verify(Rsa.Sign(Claims()))).Refusal);
        Assert.Same(TokenRefusal.Malformed, (await verifier.Verify("x")).Refusal);
        Assert.Same(TokenRefusal.Expired, (await verifier.Verify(Rsa.Sign(Claims(lifetime: -100)))).Refusal);
        Assert.Single(_issuer.Requests);
    }

    [Fact]
    public async Task A_token_that_is_no_use_anyhow_costs_no_key_fetch()
    {
        var verifier = NewVerifier();
        foreach (var claims in new[]
        {
            "{}", Claims(lifetime: -100), Claims(""","nbf":9999999999"""),
            Claims().Replace("issuer", "other", StringComparison.Ordinal), Claims().Replace("graph", "other", StringComparison.Ordinal),
        })
            Assert.NotNull((await verifier.Verify(Rsa.Sign(claims))).Refusal);

        Assert.Empty(_issuer.Requests);
    }

    [Fact]
    public async Task Without_issuers_every_token_is_refused() => Assert.Same(
        TokenRefusal.UnknownIssuer,
        (await new TokenVerifier(new AuthOptions(), new KeyRetrieval(_issuer, _clock), _clock, NullLogger<IssuerKeys>.Instance).Verify(Rsa.Sign(Claims()))).Refusal);

    [Fact]
    public async Task A_token_of_more_than_8_KB_is_not_read()
    {
        var verifier = NewVerifier();

        Assert.Same(TokenRefusal.Malformed, (await verifier.Verify(new string('a', 8192))).Refusal);
        Assert.Same(TokenRefusal.TooLong, (await verifier.Verify(new string('a', 8193))).Refusal);
    }

    [Fact]
    public void Every_character_changed_cut_or_added_makes_a_good_token_a_bad_one()
    {
        var verifier = NewVerifier();
        foreach (var token in new[] { P256.Sign(Claims()), Rsa.Sign(Claims()) })
        {
            Assert.NotNull(Verify(verifier, token).Principal);
            for (var at = 0; at < token.Length; at++)
            {
                Assert.Null(Verify(verifier, token[..at]).Principal);
                Assert.Null(Verify(verifier, token.Remove(at, 1)).Principal);
                Assert.Null(Verify(verifier, token.Insert(at, "A")).Principal);
                var other = token[at] == 'A' ? 'B' : 'A';
                Assert.Null(Verify(verifier, token[..at] + other + token[(at + 1)..]).Principal);
            }
        }
    }

    [Fact]
    public void No_mutation_of_a_good_token_is_taken_and_none_throws()
    {
        var verifier = NewVerifier();
        var good = P256.Sign(Claims());
        Assert.NotNull(Verify(verifier, good).Principal);

        Prop.ForAll(Mutations(good), mutant => mutant == good || Verify(verifier, mutant).Principal is null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void No_text_and_no_signed_bytes_throw()
    {
        var verifier = NewVerifier();
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Verify(verifier, text ?? "").Principal is null).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), (header, payload) =>
            Verify(verifier, $"{SigningKey.Encode(header)}.{SigningKey.Encode(payload)}.AAAA").Principal is null).QuickCheckThrowOnFailure();
    }

    /// <summary>One to four edits: a stretch replaced, cut, doubled, or moved from one part to another.</summary>
    private static Arbitrary<string> Mutations(string good)
    {
        var edit = from at in Gen.Choose(0, good.Length - 1)
                   from length in Gen.Choose(0, 12)
                   from text in Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length)
                   from kind in Gen.Choose(0, 3)
                   select (Func<string, string>)(token =>
                   {
                       var start = Math.Min(at, token.Length);
                       var end = Math.Min(start + length, token.Length);
                       return kind switch
                       {
                           0 => token[..start] + new string(text) + token[end..],
                           1 => token.Remove(start, end - start),
                           2 => token.Insert(start, token[start..end]),
                           _ => token.Remove(start, end - start).Insert((start * 7 + 3) % (token.Length - (end - start) + 1), token[start..end]),
                       };
                   });
        return (from count in Gen.Choose(1, 4)
                from edits in edit.ArrayOf(count)
                select edits.Aggregate(good, (token, apply) => apply(token))).ToArbitrary();
    }

    private static TokenVerdict Verify(TokenVerifier verifier, string token) => verifier.Verify(token).AsTask().GetAwaiter().GetResult();

    private TokenVerifier NewVerifier(AuthOptions? options = null, string prefix = "") => new(
        new AuthOptions
        {
            Issuers = [new Issuer("https://issuer.example") { JwksUri = new Uri(Keys), Audiences = ["graph"], SubjectPrefix = prefix }],
            AdminRole = options?.AdminRole ?? "admin",
            AnonymousPermissions = options?.AnonymousPermissions ?? [],
        },
        new KeyRetrieval(_issuer, _clock), _clock, NullLogger<IssuerKeys>.Instance);

    private string Claims(string more = "", int lifetime = 600) =>
        $$"""{"iss":"https://issuer.example","sub":"alice","aud":"graph","exp":{{_clock.Seconds + lifetime}}{{more}}}""";

    private void Publish(params SigningKey[] keys) => _issuer.Answers[Keys] = () => StubIssuer.Json(SigningKey.KeySet(keys));
}

file static class TokenTexts
{
    public static ValueTask<TokenVerdict> Verify(this TokenVerifier verifier, string token) => verifier.Verify(token.AsMemory());
}
