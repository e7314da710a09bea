using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;

namespace Graph.Operations.Tests.Migration;

/// <summary>The command as an operator runs it, on a database of its own behind a proxy that can disturb it.</summary>
[Collection(nameof(DynamoDbClientFactory.EndpointVariable))]
public sealed class MigrateCommandTests(MigrateCommandTests.Server server) : IClassFixture<MigrateCommandTests.Server>, IAsyncLifetime
{
    private const int Items = 120;

    private readonly string stage = "t" + Guid.NewGuid().ToString("N")[..10];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graph-migrate-");
    private StringWriter output = new();
    private OldSystem old = null!;

    private string Checkpoint => Path.Combine(folder.FullName, "checkpoint.json");

    private DynamoDbProxy Proxy => server.Proxy;

    public async Task InitializeAsync()
    {
        Proxy.Clear();
        old = new OldSystem(server.Client, "old" + stage);
        await old.Create();
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task All_items_are_copied_by_their_tables_rules_and_a_second_time_changes_nothing()
    {
        await old.Fill(Items);
        foreach (var table in OldSystem.Tables)
            await old.Put(table, [OldSystem.EveryType]);
        var before = await ReadOld();
        var began = DateTimeOffset.UtcNow;

        Assert.Equal(0, await Migrate("--sample", "100"));

        var ttl = BeganAccordingToCheckpoint().AddDays(90).ToUnixTimeSeconds();
        Assert.InRange(BeganAccordingToCheckpoint(), began.AddSeconds(-1), DateTimeOffset.UtcNow);
        var after = await ReadNew();
        Assert.Equal(Rows.ExpectedAll(before, ttl), after);
        Assert.Equal(before, await ReadOld());
        Assert.Contains("Square's tokens of 60 items were left out: their sellers connect Square again.", Lines());

        // A migration of its own, whose webhooks would get a later ttl.
        Assert.Equal(0, await Migrate("--sample", "100"));

        Assert.Equal(after, await ReadNew());
        Assert.Contains(Lines(), line => line.StartsWith($"joylabs-catalog-users-v3-{stage}: {Items + 1} items", StringComparison.Ordinal)
            && line.Contains("; 0 written, 121 there before", StringComparison.Ordinal));
        Assert.Equal(0, await Migrate("--verify"));
    }

    [Fact]
    public async Task New_tables_have_their_keys_indexes_and_expiry()
    {
        await Migrate();

        Assert.Equal(["EmailIndex:email", "SquareMerchantIndex:square_merchant_id"], await Indexes("joylabs-catalog-users"));
        Assert.Equal(["BarcodeIndex:barcode", "SkuIndex:sku"], await Indexes("joylabs-catalog-products"));
        Assert.Equal(["NameIndex:name"], await Indexes("joylabs-catalog-categories"));
        Assert.Equal(["EventTypeIndex:event_type,timestamp"], await Indexes("joylabs-catalog-webhooks"));
        Assert.Empty(await Indexes("joylabs-sessions"));
        var expiry = await Task.WhenAll(OldSystem.Tables.Select(async table =>
            (await server.Client.DescribeTimeToLiveAsync($"{table}-v3-{stage}")).TimeToLiveDescription.AttributeName ?? "none"));
        Assert.Equal(["none", "none", "none", "ttl", "expires"], expiry);
    }

    [Fact]
    public async Task Throttling_unprocessed_items_failures_and_lost_answers_lose_nothing()
    {
        await old.Fill(Items);
        var random = new Random(7);
        Proxy.Disturb = (operation, _) =>
        {
            lock (random)
                return operation is "Scan" or "BatchWriteItem" or "BatchGetItem" && random.Next(3) == 0 ? Any(random, operation) : Disturbance.None;
        };
        var written = new HashSet<string>();
        var twice = 0;
        Proxy.OnDone = (operation, body) =>
        {
            if (operation != "BatchWriteItem")
                return;
            lock (written)
                twice += Batches.IdsOf(body).Count(id => !written.Add(id));
        };

        Assert.Equal(0, await Migrate("--sample", "100", "--segments", "3"));

        Assert.Equal(Rows.ExpectedAll(await ReadOld(), BeganAccordingToCheckpoint().AddDays(90).ToUnixTimeSeconds()), await ReadNew());
        Assert.True(Proxy.Count("Throttle") > 0 && Proxy.Count("Part") > 0 && Proxy.Count("LoseAnswer") > 0 && Proxy.Count("Fail") > 0);
        Assert.Equal(5 * Items, written.Count);
        Assert.Equal(0, twice);
    }

    [Fact]
    public async Task What_never_gets_on_ends_and_goes_on_where_it_was()
    {
        await old.Fill(Items);
        var writes = 0;
        Proxy.Disturb = (operation, _) =>
            operation == "BatchWriteItem" && Interlocked.Increment(ref writes) > 7 ? Disturbance.Throttle : Disturbance.None;

        Assert.Equal(2, await Migrate("--patience", "1", "--segments", "2"));

        Assert.Contains(Lines(), line => line.StartsWith("Nothing has got on for 1 s", StringComparison.Ordinal));
        var began = BeganAccordingToCheckpoint();
        Proxy.Clear();

        Assert.Equal(0, await Migrate("--segments", "2"));

        Assert.Equal(began, BeganAccordingToCheckpoint());
        Assert.Contains(Lines(), line => line.StartsWith($"Goes on with the migration that began at {began:u}", StringComparison.Ordinal));
        Assert.Equal(Rows.ExpectedAll(await ReadOld(), began.AddDays(90).ToUnixTimeSeconds()), await ReadNew());
    }

    [Fact]
    public async Task What_differs_is_named_and_left_alone_unless_it_is_to_be_overwritten()
    {
        await old.Fill(Items);
        Assert.Equal(0, await Migrate());
        var whole = await ReadNew();
        await Change("joylabs-catalog-users", "user-3", "name", "Renamed since");
        await Change("joylabs-catalog-users", "user-4", "square_access_token", "EAAA kept by an earlier script");
        await Change("joylabs-sessions", $"sid-{1:x32}", "sess", "{}");
        var changed = await ReadNew();

        Assert.Equal(1, await Migrate());

        Assert.Equal(changed, await ReadNew());
        Assert.Contains($"joylabs-catalog-users-v3-{stage} has another user-3.", Lines());
        Assert.Contains($"joylabs-catalog-users-v3-{stage} has another user-4.", Lines());
        Assert.Contains($"joylabs-sessions-v3-{stage} has another sid-00000000000000….", Lines());
        Assert.Contains(Lines(), line => line.Contains("2 different and left alone", StringComparison.Ordinal));

        Assert.Equal(0, await Migrate("--overwrite", "--sample", "100"));
        Assert.Equal(whole, await ReadNew());
    }

    [Fact]
    public async Task Verification_alone_finds_what_is_missing_and_what_differs_and_writes_nothing()
    {
        await old.Fill(Items);
        Assert.Equal(2, await Migrate("--verify"));
        Assert.Contains($"Table joylabs-catalog-users-v3-{stage} does not exist: run migrate without --verify first, or check --stage.", Lines());
        Assert.Equal(0, await Migrate());
        await Change("joylabs-catalog-products", "product-1", "price", "no number");
        await server.Client.DeleteItemAsync($"joylabs-catalog-categories-v3-{stage}", new() { ["id"] = new("category-9") });
        await server.Client.DeleteItemAsync($"joylabs-sessions-v3-{stage}", new() { ["id"] = new($"oauth_state_{2:x64}") });
        var before = await ReadNew();

        Assert.Equal(1, await Migrate("--verify", "--sample", "100"));

        Assert.Equal(before, await ReadNew());
        Assert.Contains($"joylabs-catalog-products-v3-{stage} has another product-1.", Lines());
        Assert.Contains($"joylabs-catalog-categories-v3-{stage} has no category-9.", Lines());
        // That one expired, and DynamoDB may delete it whenever it comes to it.
        Assert.Contains(
            $"joylabs-sessions-oldX: 60 items, joylabs-sessions-v3-X: 60, 60 expired aside; of 60 compared, 0 are missing and 0 differ."
                .Replace("X", stage, StringComparison.Ordinal),
            Lines());
        // By counts alone only what is missing is found.
        Assert.Equal(1, await Migrate("--verify", "--sample", "0", "--table", "categories"));
        Assert.Equal(0, await Migrate("--verify", "--sample", "0", "--table", "products"));
    }

    [Fact]
    public async Task More_in_a_new_table_is_said_and_no_failure()
    {
        await old.Fill(3);
        Assert.Equal(0, await Migrate());
        await server.Client.PutItemAsync($"joylabs-catalog-users-v3-{stage}", new() { ["id"] = new("user-new") });

        Assert.Equal(0, await Migrate("--verify"));

        Assert.Contains(Lines(), line => line.StartsWith("A new table has more items", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        await old.Fill(Items);
        var before = await ReadOld();

        Assert.Equal(0, await Migrate("--dry-run"));

        Assert.Contains(Lines(), line => line.StartsWith($"joylabs-catalog-users-old{stage}: 120 items of about ", StringComparison.Ordinal)
            && line.EndsWith("0 would get a ttl, 40 lose theirs, 60 lose Square's tokens.", StringComparison.Ordinal));
        Assert.Contains(Lines(), line => line.StartsWith($"joylabs-catalog-webhooks-old{stage}: 120 items", StringComparison.Ordinal)
            && line.EndsWith("80 would get a ttl, 0 lose theirs, 0 lose Square's tokens.", StringComparison.Ordinal));
        Assert.Empty(folder.GetFiles());
        Assert.Equal(before, await ReadOld());
        Assert.Equal(0, Proxy.Count("CreateTable") + Proxy.Count("BatchWriteItem") + Proxy.Count("UpdateTimeToLive"));
        var tables = await server.Client.ListTablesAsync();
        Assert.DoesNotContain(tables.TableNames, name => name.EndsWith($"-v3-{stage}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_table_is_named_before_anything_is_done()
    {
        await old.Fill(2);
        await server.Client.DeleteTableAsync(old.Name("joylabs-sessions"));

        Assert.Equal(2, await Migrate());

        Assert.Contains(
            $"Table joylabs-sessions-old{stage} does not exist: check --source-stage, or choose those that do with --table. Nothing was done.", Lines());
        Assert.Equal(0, Proxy.Count("CreateTable"));
        Assert.Equal(0, await Migrate("--table", "users", "--table", "webhooks"));
        Assert.DoesNotContain((await server.Client.ListTablesAsync()).TableNames, name => name == $"joylabs-catalog-products-v3-{stage}");
    }

    [Fact]
    public async Task An_old_table_is_never_the_new_one()
    {
        Assert.Equal(2, await Run("migrate", "--from", "old", "--to", "v3", "--stage", stage, "--source-stage", $"v3-{stage}", "--checkpoint", Checkpoint));

        Assert.Contains($"joylabs-catalog-users-v3-{stage} is both the old table and the new one: check --source-stage and --stage.", Lines());
    }

    [Fact]
    public async Task A_table_with_another_key_is_refused()
    {
        await server.Client.CreateTableAsync(new CreateTableRequest
        {
            TableName = $"joylabs-sessions-v3-{stage}",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("sid", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("sid", ScalarAttributeType.S)],
        });

        Assert.Equal(2, await Migrate());

        Assert.Contains(Lines(), line => line.StartsWith($"The key of table joylabs-sessions-v3-{stage} is not", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_checkpoint_of_another_migration_or_a_damaged_one_is_refused()
    {
        await old.Fill(Items);
        Proxy.Disturb = (operation, _) => operation == "BatchWriteItem" ? Disturbance.Throttle : Disturbance.None;
        Assert.Equal(2, await Migrate("--patience", "1"));
        Proxy.Clear();
        var kept = await File.ReadAllTextAsync(Checkpoint);

        Assert.Equal(2, await Migrate("--segments", "3"));
        Assert.Contains(Lines(), line => line.Contains("it has --segments 8, and this one 3", StringComparison.Ordinal)
            && line.Contains("--from-start", StringComparison.Ordinal));
        Assert.Equal(2, await Migrate("--table", "users"));
        Assert.Equal(2, await Migrate("--overwrite"));
        Assert.Equal(kept, await File.ReadAllTextAsync(Checkpoint));

        await File.WriteAllTextAsync(Checkpoint, kept[..(kept.Length / 2)]);
        Assert.Equal(2, await Migrate());
        Assert.Contains(Lines(), line => line.StartsWith($"{Checkpoint} is damaged", StringComparison.Ordinal));

        Assert.Equal(0, await Migrate("--from-start"));
        // One that is done holds nothing that could be lost.
        Assert.Equal(0, await Migrate("--segments", "3", "--table", "users"));
    }

    [Fact]
    public async Task An_item_that_the_new_table_does_not_take_is_named_and_all_others_are_copied()
    {
        await old.Put("joylabs-catalog-products", Enumerable.Range(0, 30).Select(number => new Dictionary<string, AttributeValue>
        {
            ["id"] = new($"product-{number}"), ["sku"] = number == 17 ? new AttributeValue { N = "17" } : new AttributeValue("SKU"),
        }));

        Assert.Equal(1, await Migrate("--table", "products"));

        Assert.Contains(Lines(), line => line.StartsWith($"joylabs-catalog-products-v3-{stage} does not take product-17: ", StringComparison.Ordinal));
        Assert.Equal(29, (await Rows.Read(server.Database, $"joylabs-catalog-products-v3-{stage}")).Count);
    }

    [Fact]
    public async Task Batches_keep_to_the_capacity_that_is_allowed()
    {
        await old.Fill(60);
        var batches = new List<(long At, string? Asked)>();
        Proxy.Disturb = (operation, body) =>
        {
            if (operation == "BatchWriteItem")
                batches.Add((TimeProvider.System.GetTimestamp(), body["ReturnConsumedCapacity"]?.GetValue<string>()));
            return Disturbance.None;
        };

        Assert.Equal(0, await Migrate("--table", "sessions", "--write-units", "20", "--segments", "1"));

        // Of 25, 25 and 10 units: before the last, fifty were used, of which twenty were there at the beginning.
        Assert.Equal(["TOTAL", "TOTAL", "TOTAL"], batches.Select(batch => batch.Asked));
        Assert.InRange(TimeProvider.System.GetElapsedTime(batches[0].At, batches[2].At).TotalSeconds, 1.4, 30);
    }

    private static Disturbance Any(Random random, string operation) => (Disturbance)random.Next(1, 5) switch
    {
        Disturbance.Part when !Batches.CanBeParted(operation) => Disturbance.Throttle,
        var other => other,
    };

    private Task<int> Migrate(params string[] more) => Run(
        ["migrate", "--from", "old", "--to", "v3", "--stage", stage, "--source-stage", "old" + stage, "--checkpoint", Checkpoint, .. more]);

    private async Task<int> Run(params string[] arguments)
    {
        output = new StringWriter();
        var (standard, errors) = (Console.Out, Console.Error);
        try
        {
            Console.SetOut(TextWriter.Synchronized(output));
            Console.SetError(TextWriter.Synchronized(output));
            return await Commands.Root().Parse(arguments).InvokeAsync();
        }
        finally
        {
            Console.SetOut(standard);
            Console.SetError(errors);
        }
    }

    private string[] Lines() => output.ToString().Split('\n', StringSplitOptions.TrimEntries);

    private DateTimeOffset BeganAccordingToCheckpoint() => JsonNode.Parse(File.ReadAllText(Checkpoint))!["began"]!.GetValue<DateTimeOffset>();

    private Task<SortedDictionary<string, string>> ReadOld() => Rows.ReadAll(server.Database, old.Name);

    private Task<SortedDictionary<string, string>> ReadNew() => Rows.ReadAll(server.Database, table => $"{table}-v3-{stage}");

    private Task Change(string table, string id, string attribute, string value) => server.Client.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = $"{table}-v3-{stage}",
        Key = new() { ["id"] = new(id) },
        UpdateExpression = "SET #a = :a",
        ExpressionAttributeNames = new() { ["#a"] = attribute },
        ExpressionAttributeValues = new() { [":a"] = new(value) },
    });

    private async Task<IEnumerable<string>> Indexes(string table)
    {
        var described = await server.Client.DescribeTableAsync($"{table}-v3-{stage}");
        Assert.Equal(BillingMode.PAY_PER_REQUEST, described.Table.BillingModeSummary.BillingMode);
        return (described.Table.GlobalSecondaryIndexes ?? [])
            .Select(index => $"{index.IndexName}:{string.Join(',', index.KeySchema.Select(key => key.AttributeName))}")
            .Order(StringComparer.Ordinal);
    }

    /// <summary>One for all tests of the class.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private DynamoDbLocal local = null!;

        public Uri Database => local.Endpoint;

        public IAmazonDynamoDB Client { get; private set; } = null!;

        internal DynamoDbProxy Proxy { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            local = await DynamoDbLocal.Start();
            Client = DynamoDbClientFactory.Create(Database);
            Proxy = await DynamoDbProxy.Start(Database);
            Environment.SetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable, Proxy.Endpoint.AbsoluteUri);
        }

        public async Task DisposeAsync()
        {
            Environment.SetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable, null);
            Client.Dispose();
            await Proxy.DisposeAsync();
            await local.DisposeAsync();
        }
    }
}
