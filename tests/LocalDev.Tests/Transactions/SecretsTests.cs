using System.Text;
using Graph.DynamoDb;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Queues;
using Graph.LocalDev.Streams;
using Graph.Resolvers.Transactions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>Everything that anyone may do with secrets, right and wrong, and then a look for them wherever something is kept.</summary>
[Collection(TalkativeSystem.Collection)]
public sealed class SecretsTests(TalkativeSystem system)
{
    private const string Password = "a-password-that-is-looked-for";
    private const string OtherPassword = "another-password-that-is-looked-for";
    private const string Words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    private const string Key = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";

    private const string Submit = "mutation($input: SubmitTransactionInput!) { submitTransaction(input: $input) { transaction { id } userErrors { message } } }";
    private const string Import = "mutation($input: ImportWalletInput!) { importWallet(input: $input) { wallet { address } userErrors { message } } }";

    [Fact]
    public async Task No_password_mnemonic_or_key_is_in_any_row_message_log_line_or_answer()
    {
        var answers = new StringBuilder();
        foreach (var (user, query, variables) in await Requests())
            answers.AppendLine((await system.Ask(user, query, variables)).ToJsonString());

        var rows = await TableText.OfAll(system.Services.GetRequiredService<Database>());
        var messages = await Messages();
        var logs = string.Join('\n', system.Logs.All);
        Assert.Contains("submitTransaction", answers.ToString(), StringComparison.Ordinal);
        Assert.Contains("0x2c7536E3605D9C16a7a3D7b1898e529396a65c23", answers.ToString(), StringComparison.Ordinal);
        Assert.Contains("signed", rows, StringComparison.Ordinal);
        Assert.Contains("transactionId", messages, StringComparison.Ordinal);
        Assert.True(system.Logs.All.Count > 100, "Too little was logged to find anything in.");
        foreach (var secret in Secrets())
            foreach (var (place, text) in new[] { ("answers", answers.ToString()), ("rows", rows), ("messages", messages), ("logs", logs) })
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"'{secret}' is in the {place}.");
    }

    private async Task<(string User, string Query, object? Variables)[]> Requests()
    {
        await system.Ask("keeper", "mutation($p: Secret) { createUser(password: $p) { user { id } } }", new { p = Password });
        await system.Chain.SetAccount(await AddressOf("keeper"), 10, 0);
        using var key = PrivateKeyText.Read(Key);
        var file = KeystoreV3.Write(key, OtherPassword, new ScryptParameters(2, 1, 1));
        return
        [
            ("importer-1", Import, new { input = new { from = new { privateKey = Key }, password = Password } }),
            ("importer-2", Import, new { input = new { from = new { mnemonic = Words }, password = Password } }),
            ("importer-3", Import, new { input = new { from = new { keystore = new { content = file, password = OtherPassword } }, password = Password } }),
            ("importer-4", Import, new { input = new { from = new { keystore = new { content = file, password = Password } }, password = Password } }),
            ("importer-5", Import, new { input = new { from = new { mnemonic = $"{Words} again" }, password = Password } }),
            ("importer-6", Import, new { input = new { from = new { privateKey = $"{Key}00" }, password = Password } }),
            ("importer-7", Import, new { input = new { from = new { privateKey = Key, mnemonic = Words }, password = Password } }),
            ("importer-8", Import, new { input = new { from = new { privateKey = new[] { Key } }, password = new { text = Password } } }),
            ("keeper", "mutation($p: Secret!) { signMessage(message: \"x\", password: $p) { signature userErrors { message } } }", new { p = Password }),
            ("keeper", "mutation($p: Secret!) { signMessage(message: \"x\", password: $p) { signature userErrors { message } } }", new { p = OtherPassword }),
            ("keeper", "mutation($p: Secret!) { signTypedData(typedData: {}, password: $p) { signature userErrors { message } } }", new { p = Password }),
            ("keeper", $"mutation {{ signMessage(message: \"x\", password: \"{Password}\") {{ signature }} }}", null),
            ("keeper", "mutation($p: Secret!) { signMessage(message: \"x\", password: $p) { nothing } }", new { p = Password }),
            ("keeper", "mutation($p: Secret!, $n: Secret!) { changePassword(password: $p, newPassword: $n) { userErrors { message } } }", new { p = OtherPassword, n = Password }),
            ("keeper", Submit, new { input = new { to = "0x00000000000000000000000000000000000000f2", amount = "0.01", idempotencyKey = "a", password = Password } }),
            ("keeper", Submit, new { input = new { to = Password, amount = "0.01", idempotencyKey = "b", password = 12 } }),
            ("keeper", Submit, new { input = new { to = "0x00000000000000000000000000000000000000f2", amount = "0.01", idempotencyKey = "c", password = OtherPassword } }),
        ];
    }

    private async Task<string> AddressOf(string user) =>
        (string)(await system.Ask(user, "{ me { wallet { address } } }"))["data"]!["me"]!["wallet"]!["address"]!;

    private static IEnumerable<string> Secrets()
    {
        using var mnemonic = Mnemonic.Parse(Words);
        using var key = mnemonic.ToPrivateKey();
        var bytes = new byte[PrivateKey.Length];
        key.Export(bytes);
        var keys = new[] { Key[2..], Convert.ToHexStringLower(bytes) };
        return
        [
            Password, OtherPassword, "winner thank year",
            .. keys,
            .. keys.Select(hex => Convert.ToBase64String(Convert.FromHexString(hex))),
        ];
    }

    /// <summary>What the pipe sends for what is in the table, read from a queue that nobody else reads.</summary>
    private async Task<string> Messages()
    {
        await using var server = await Fauxqs.Start();
        using var client = new SqsClient(server.Endpoint);
        using var streams = new StreamsClient(system.DynamoDb);
        var queue = await Queue.Create(client, new QueueDefinition("looked-into.fifo"));
        var stage = system.Services.GetRequiredService<Database>().Stage;
        var text = new StringBuilder();
        await using var pipe = Pipe.Start(
            streams, TransactionsTable.Definition.NameIn(stage), client, queue, TransactionPipe.Rule, NullLogger.Instance);
        await Eventually.Is(
            async () =>
            {
                foreach (var message in await client.Receive(queue.Url, 10, TimeSpan.FromSeconds(1), default))
                    text.AppendLine($"{message.Body} {string.Join(' ', message.Attributes ?? new Dictionary<string, string>())}");
                return text.Length > 0;
            },
            () => "No message.");
        return text.ToString();
    }
}
