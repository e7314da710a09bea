using Graph.Gateway.Auth.Issuers;
using Graph.Gateway.Auth.Jose;
using Graph.Testing;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Auth.Issuers;

public sealed class IssuerKeysTests
{
    private const string Address = "https://issuer.example/jwks";

    private static readonly SigningKey One = SigningKey.P256("one");
    private static readonly SigningKey Two = SigningKey.P256("two");
    private static readonly SignatureAlgorithm ES256 = SignatureAlgorithm.Find("ES256")!;

    private readonly StubIssuer _issuer = new();
    private readonly ManualClock _clock = new();
    private readonly LogLines _logs = new();
    private readonly IssuerKeys _keys;

    public IssuerKeysTests()
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(_logs));
        _keys = new IssuerKeys(
            new Issuer("i") { JwksUri = new Uri(Address) }, new KeyRetrieval(_issuer, _clock), TimeSpan.FromMinutes(5), _clock,
            loggers.CreateLogger<IssuerKeys>());
        Publish(One);
    }

    [Fact]
    public async Task Nothing_is_fetched_before_a_token_comes_and_then_once()
    {
        Assert.Empty(_issuer.Requests);

        for (var i = 0; i < 10; i++)
            Assert.NotNull(await Find("one"));

        Assert.Single(_issuer.Requests);
    }

    [Fact]
    public async Task Many_that_ask_at_once_wait_for_one_fetch()
    {
        _issuer.Gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 100).Select(_ => Task.Run(() => Find("one").AsTask())).ToArray();
        await Eventually.Is(() => _issuer.Requests.Count > 0);

        _issuer.Gate.SetResult();

        Assert.All(await Task.WhenAll(asked), Assert.NotNull);
        Assert.Single(_issuer.Requests);
    }

    [Fact]
    public async Task A_new_key_is_found_when_a_token_names_it()
    {
        Assert.NotNull(await Find("one"));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Publish(One, Two);

        Assert.NotNull(await Find("two"));
        Assert.Equal(2, _issuer.Requests.Count);
    }

    [Fact]
    public async Task However_many_unknown_ids_are_tried_there_is_one_fetch_in_five_minutes()
    {
        for (var minute = 0; minute < 30; minute++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () => Assert.Null(await Find($"unknown-{minute}-{i}")))));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(6, _issuer.Requests.Count);
        Assert.True(_keys.IsUpToDate);
    }

    [Fact]
    public async Task When_the_first_fetch_fails_there_is_another_after_five_seconds()
    {
        _issuer.Answers.Clear();
        for (var i = 0; i < 10; i++)
            Assert.Null(await Find("one"));
        Assert.Single(_issuer.Requests);
        Assert.False(_keys.IsUpToDate);

        Publish(One);
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Null(await Find("one"));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.NotNull(await Find("one"));

        Assert.Equal(2, _issuer.Requests.Count);
        Assert.True(_keys.IsUpToDate);
    }

    [Fact]
    public async Task Old_keys_serve_while_they_are_fetched_again_and_a_withdrawn_one_vanishes()
    {
        var key = (await Find("one"))!;
        Publish(Two);
        _issuer.Gate = new TaskCompletionSource();

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True(_keys.Contains(key));
        Assert.Single(_issuer.Requests);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_keys.Contains(key));
        Assert.Same(key, await Find("one"));
        await Eventually.Is(() => _issuer.Requests.Count == 2);
        _issuer.Gate.SetResult();

        await Eventually.Is(() => !_keys.Contains(key));
        Assert.Null(await Find("one"));
        Assert.NotNull(await Find("two"));
        Assert.Equal(2, _issuer.Requests.Count);
    }

    [Fact]
    public async Task Keys_outlast_an_issuer_that_is_down()
    {
        var key = (await Find("one"))!;
        _issuer.Answers.Clear();

        for (var minute = 0; minute < 180; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Same(key, await Find("one"));
            Assert.Null(await Find("unknown"));
        }

        Assert.False(_keys.IsUpToDate);
        Assert.Equal(1 + 36, _issuer.Requests.Count);
        Assert.Equal(36, _logs.All.Count(line => line.StartsWith("Warning: The keys of issuer i could not be fetched.", StringComparison.Ordinal)));
    }

    private ValueTask<JsonWebKey?> Find(string id) => _keys.Find(id, ES256);

    private void Publish(params SigningKey[] keys) => _issuer.Answers[Address] = () => StubIssuer.Json(SigningKey.KeySet(keys));
}
