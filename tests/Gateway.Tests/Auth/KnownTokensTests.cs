using System.Text;
using Graph.Gateway.Auth;
using Graph.Gateway.Auth.Issuers;
using Graph.Gateway.Auth.Jose;
using Graph.GraphQL.Binding;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Gateway.Tests.Auth;

public sealed class KnownTokensTests
{
    private static readonly VerifiedToken Token = NewToken();

    [Fact]
    public void A_token_is_known_by_its_digest_alone()
    {
        var known = new KnownTokens(100);
        known.Add(TokenDigest.Of("a"), Token);

        Assert.Same(Token, known.Find(TokenDigest.Of("a")));
        Assert.Null(known.Find(TokenDigest.Of("b")));
        Assert.Null(known.Find(TokenDigest.Of("A")));
        Assert.Null(known.Find(TokenDigest.Of("")));
    }

    [Fact]
    public void However_many_come_it_keeps_two_generations_and_what_is_used()
    {
        var known = new KnownTokens(100);
        known.Add(TokenDigest.Of("used"), Token);

        for (var i = 0; i < 10_000; i++)
        {
            known.Add(TokenDigest.Of($"{i}"), Token);
            Assert.NotNull(known.Find(TokenDigest.Of("used")));
            Assert.InRange(known.Count, 1, 200);
        }

        Assert.Null(known.Find(TokenDigest.Of("0")));
    }

    [Fact]
    public void It_stays_bounded_while_many_threads_add_and_find()
    {
        var known = new KnownTokens(100);
        Parallel.For(0, 50_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            known.Add(TokenDigest.Of($"{i}"), Token);
            known.Find(TokenDigest.Of($"{i / 2}"));
        });

        Assert.InRange(known.Count, 1, 220); // threads that are adding when a generation ends may still add one each
    }

    private static VerifiedToken NewToken()
    {
        var keys = new IssuerKeys(
            new Issuer("i"), new KeyRetrieval(new StubIssuer(), TimeProvider.System), TimeSpan.Zero, TimeProvider.System, NullLogger<IssuerKeys>.Instance);
        var set = JsonWebKeySet.Read(Encoding.UTF8.GetBytes(SigningKey.KeySet(SigningKey.P256("k"))))!;
        return new VerifiedToken(new ViewerPrincipal(new Viewer { Id = "alice" }), 0, keys, set.Find("k", SignatureAlgorithm.Find("ES256")!)!);
    }
}
