using System.Net.Http.Json;
using System.Numerics;
using System.Text.Json.Nodes;
using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;
using Graph.LocalDev.Processes;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>A real node (anvil) with a client, a key that has a hundred ether, and direct calls that go past the client.</summary>
public sealed class ChainNode : IAsyncLifetime
{
    public const long ChainId = 31337;

    /// <summary>Of two gwei a gas: some more than the base fee of a new chain.</summary>
    public static readonly BigInteger Fee = 2_000_000_000;

    private readonly HttpClient http = new();
    private readonly CountingHandler counting = new();
    private Anvil anvil = null!;

    public EthereumClient Client { get; private set; } = null!;

    /// <summary>How many HTTP requests the client has made.</summary>
    public int Requests => counting.Count;

    public async Task InitializeAsync()
    {
        anvil = await Anvil.Start();
        Client = new EthereumClient(
            new EthereumOptions { Endpoints = [anvil.Endpoint], AttemptTimeout = TimeSpan.FromSeconds(60) }, counting);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        http.Dispose();
        await anvil.DisposeAsync();
    }

    public ValueTask<T> Ask<T>(RpcRequest<T> request) => Client.Send(request, CancellationToken.None);

    public async Task<PrivateKey> NewKey()
    {
        var key = PrivateKey.Generate();
        await Call("anvil_setBalance", key.Address.ToString(), "0x56bc75e2d63100000");
        return key;
    }

    /// <summary>Sends some wei; the answer has to be that it was taken.</summary>
    /// <returns>Its hash.</returns>
    public async Task<string> Pay(PrivateKey from, Address to, BigInteger value, long nonce = 0)
    {
        var signed = Transfer(to, nonce) with { Value = value };
        return await Accepted(signed.Sign(from));
    }

    /// <summary>And mined, where the node mines by itself: that it does a moment after it has answered.</summary>
    public async Task<string> Accepted(SignedTransaction signed)
    {
        Assert.Equal(
            new SendAnswer(SendOutcome.Accepted, null), await Client.SendRawTransaction(signed.Raw, CancellationToken.None));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while ((bool)(await Call("anvil_getAutomine"))! && (string?)(await Call("txpool_status"))!["pending"] != "0x0")
            await poll.WaitForNextTickAsync(deadline.Token);
        return signed.Hash.ToString();
    }

    public static Eip1559Transaction Transfer(Address to, long nonce = 0) => new()
    {
        ChainId = ChainId, Nonce = nonce, GasLimit = 100_000, To = to, MaxFeePerGas = Fee, MaxPriorityFeePerGas = 1,
    };

    /// <summary>Without automatic mining, what is sent stays pending until the test mines.</summary>
    public async Task WithoutMining(Func<Task> test)
    {
        await Call("evm_setAutomine", false);
        try
        {
            await test();
        }
        finally
        {
            await Call("evm_setAutomine", true);
            await Call("evm_mine");
        }
    }

    public async Task<JsonNode?> Call(string method, params JsonNode?[] parameters)
    {
        using var response = await http.PostAsync(anvil.Endpoint, JsonContent.Create(Request(method, parameters)));
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"];
    }

    public async Task CallAll(string method, IEnumerable<JsonNode?[]> parameters)
    {
        var batch = new JsonArray([.. parameters.Select(one => Request(method, one))]);
        using var response = await http.PostAsync(anvil.Endpoint, JsonContent.Create(batch));
        var answers = (await response.Content.ReadFromJsonAsync<JsonArray>())!;
        Assert.All(answers, answer => Assert.Null(answer!["error"]));
    }

    private static JsonObject Request(string method, JsonNode?[] parameters) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = new JsonArray(parameters) };

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int count;

        public int Count => count;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
