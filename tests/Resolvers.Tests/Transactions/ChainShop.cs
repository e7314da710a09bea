using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Ethereum.JsonRpc;
using Graph.GraphQL.Binding;
using Graph.LocalDev.Processes;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Transactions;

/// <summary>A shop with a chain of its own: a real node (anvil), which tests make fail by its own means.</summary>
public sealed class ChainShop : Shop
{
    public const string Password = "river-42";

    public const string SomeAddress = "0x52908400098527886E0F7030069857D2E4169EE7";

    private readonly FaultyHandler faults = new();
    private Anvil anvil = null!;

    /// <summary>How many blocks are waited for.</summary>
    public int Confirmations { get; init; } = 1;

    /// <summary>No node answers.</summary>
    public bool Outage
    {
        set => faults.Outage = value;
    }

    /// <summary>The node does what this method says, and its answer is lost.</summary>
    public string? LosesAnswerTo
    {
        set => faults.LosesAnswerTo = value;
    }

    public TransactionStore Transactions => Services.GetRequiredService<TransactionStore>();

    public TransactionProcessor Processor => Services.GetRequiredService<TransactionProcessor>();

    public TransactionSweeper Sweeper => Services.GetRequiredService<TransactionSweeper>();

    public override async Task InitializeAsync()
    {
        anvil = await Anvil.Start();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await anvil.DisposeAsync();
    }

    /// <summary>Calls the node directly, its test methods too.</summary>
    public Task<JsonNode?> Node(string method, params JsonNode?[] parameters) => anvil.Call(method, parameters);

    /// <summary>Makes a user with a wallet that has ten ether.</summary>
    public async Task<(Viewer Viewer, string Address)> NewWallet(string user)
    {
        var viewer = new Viewer { Id = user };
        var made = await Data(
            "mutation($password: Secret) { createUser(password: $password) { user { wallet { address } } } }",
            JsonSerializer.Serialize(new { password = Password }),
            viewer);
        var address = (string)made["createUser"]!["user"]!["wallet"]!["address"]!;
        await Node("anvil_setBalance", address, "0x8ac7230489e80000");
        return (viewer, address);
    }

    /// <summary>The payload of a submission.</summary>
    public async Task<JsonNode> Submit(Viewer viewer, object input)
    {
        var values = JsonSerializer.SerializeToNode(input)!.AsObject();
        values["password"] ??= Password;
        var answer = await Data(
            """
            mutation($input: SubmitTransactionInput!) {
              submitTransaction(input: $input) {
                transaction { id status phase message hash nonce to token amount { value units decimals } version }
                userErrors { code path message }
              }
            }
            """,
            new JsonObject { ["input"] = values }.ToJsonString(),
            viewer);
        return answer["submitTransaction"]!;
    }

    /// <summary>A transfer of 0.01 ether that was accepted.</summary>
    public async Task<Transaction> SubmitOne(Viewer viewer, string key, string to = SomeAddress)
    {
        var payload = await Submit(viewer, new { to, amount = "0.01", idempotencyKey = key });
        Assert.True(payload["transaction"] is not null, payload.ToJsonString());
        return await Read((string)payload["transaction"]!["id"]!);
    }

    public async Task<Transaction> Read(string id) => (await Transactions.Get(new TransactionId(id), default))!;

    public async Task<Transaction> Read(Transaction transaction) => await Read(transaction.Id.Value);

    /// <summary>Whether it is stored so now.</summary>
    public async Task Is(Transaction transaction, TransactionStatus status, TransactionPhase phase, string? message)
    {
        var now = await Read(transaction);
        Assert.Equal((status, phase, message), (now.Status, now.Phase, now.Message));
    }

    /// <summary>One look at the chain after another, as long as each changes something or the node is about to mine.</summary>
    public async Task<Transaction> Advance(Transaction transaction)
    {
        for (var looks = 0; looks < 50; looks++)
        {
            if (!await Processor.Advance(await Read(transaction), default) && !await HasMined())
                return await Read(transaction);
        }
        throw new InvalidOperationException($"It changes with every look: {await Read(transaction)}");
    }

    /// <summary>A node that mines by itself does so a moment after it has answered.</summary>
    /// <returns>Whether there was something to be mined.</returns>
    private async Task<bool> HasMined()
    {
        if (!(bool)(await Node("anvil_getAutomine"))! || await Pending() == 0)
            return false;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await Pending() != 0)
        {
            if (deadline.IsCancellationRequested)
                return false;
            await poll.WaitForNextTickAsync(CancellationToken.None);
        }
        return true;
    }

    private async Task<int> Pending() => Convert.ToInt32((string)(await Node("txpool_status"))!["pending"]!, 16);

    protected override EthereumClient NewEthereumClient() => new(
        new EthereumOptions { Endpoints = [anvil.Endpoint], RetryDelay = TimeSpan.FromMilliseconds(1) }, faults);

    protected override ProcessingOptions Processing => new() { Confirmations = Confirmations, Patience = TimeSpan.FromSeconds(1) };

    /// <summary>Stands between the client and the node.</summary>
    private sealed class FaultyHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public bool Outage { get; set; }

        public string? LosesAnswerTo { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Outage)
                throw new HttpRequestException("An outage, by a test.");
            var response = await base.SendAsync(request, cancellationToken);
            var isLost = LosesAnswerTo is { } method
                && (await request.Content!.ReadAsStringAsync(cancellationToken)).Contains(method, StringComparison.Ordinal);
            return isLost ? throw new HttpRequestException("Lost, by a test.") : response;
        }
    }
}
