using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.Functions.Definitions;
using Graph.Functions.Hosting;
using Graph.Functions.Subscriptions;
using Graph.Gateway;
using Graph.Gateway.Observability;
using Graph.Gateway.Rest;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Execution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether functions start with what the template gives them, and read all of it.</summary>
public sealed class SettingsTests : IDisposable
{
    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    private readonly string _trustedDocuments = Path.GetTempFileName();

    public SettingsTests() => File.WriteAllText(_trustedDocuments, """{"1":"{ __typename }"}""");

    public static IEnumerable<object[]> FunctionsInStages =>
        from function in FunctionDefinitions.All from stage in StageComparison.Names select new object[] { function.Name, stage };

    public static TheoryData<string> Functions => [.. FunctionDefinitions.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(FunctionsInStages))]
    public async Task A_function_starts_with_all_that_can_be_set(string name, string stage) =>
        await Start(name, Stack.Whole(s_template, stage));

    [Theory]
    [MemberData(nameof(FunctionsInStages))]
    public async Task A_function_starts_with_the_least_that_can_be_set(string name, string stage) =>
        await Start(name, Stack.Least(s_template, stage));

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_code_reads_every_variable(string name)
    {
        var unread = Unread(FunctionSettingsValues.Of(Stack.Whole(s_template, "prod"), Definition(name), _trustedDocuments));

        Assert.True(!unread.Any(), $"Nothing reads {string.Join(", ", unread)}: correct the names of the variables of {name} in {DeploymentTemplate.Path}.");
    }

    [Fact]
    public void It_is_said_when_the_code_does_not_read_a_variable()
    {
        var settings = FunctionSettingsValues.Of(Stack.Whole(s_template, "prod"), FunctionDefinitions.Api, _trustedDocuments);
        settings["Customers:Cached"] = "true";

        Assert.Equal(["Customers:Cached"], Unread(settings));
    }

    public void Dispose() => File.Delete(_trustedDocuments);

    private async Task Start(string name, Stack stack)
    {
        var settings = FunctionSettingsValues.Of(stack, Definition(name), _trustedDocuments);
        // Lambda's own.
        settings["AWS_REGION"] = "eu-central-1";
        if (name == FunctionNames.Api)
        {
            await using var gateway = GatewayApplication.Build(
                [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")], builder => builder.Services.AddSingleton(NoDatabase));
            gateway.Services.GetRequiredService<GraphQLExecutor>().Schema.RequireServices();
            return;
        }
        await using var services = FunctionServices.Create(name, settings, replaced => replaced.AddSingleton(NoDatabase));
        Assert.NotNull(Handlers.Create(name, services));
        services.GetService<GraphQLExecutor>()?.Schema.RequireServices();
    }

    private static IReadOnlyCollection<string> Unread(Dictionary<string, string?> settings)
    {
        var source = new ReadKeys(settings);
        ReadAll(new ConfigurationBuilder().Add(source).Build());
        return [.. settings.Keys.Except(source.Read)];
    }

    /// <summary>Whatever any function does at its start.</summary>
    private static void ReadAll(IConfiguration configuration)
    {
        var environment = new HostingEnvironment { EnvironmentName = "Production" };
        var stage = Stage.Of(configuration, environment);
        var services = new ServiceCollection().AddLogging();
        services.AddConfiguredSlices(configuration, environment, GatewayOptions.Database(configuration, environment, stage, givesCursors: false));
        services.AddObservability(configuration, stage);
        RestOptions.Read(configuration.GetSection("Rest"));
        if (configuration["Subscriptions:ConnectionsEndpoint"] is null && configuration["GraphQL:TimeoutSeconds"] is null)
            return;
        var endpoint = new KeyValuePair<string, string?>("Subscriptions:ConnectionsEndpoint", "https://x.example/prod");
        var whole = new ConfigurationBuilder().AddInMemoryCollection([endpoint, new("AWS_REGION", "eu-central-1")]).AddConfiguration(configuration).Build();
        services.AddSubscriptions(whole, environment, stage);
        services.AddSingleton(NoDatabase);
        using var built = services.BuildServiceProvider();
        built.GetRequiredService<GraphQLHttpOptions>();
        built.GetRequiredService<GraphQLExecutor>();
    }

    private static IAmazonDynamoDB NoDatabase(IServiceProvider services) => DynamoDbClientFactory.Create(new Uri("http://localhost:1"));

    private static FunctionDefinition Definition(string name) => FunctionDefinitions.All.Single(function => function.Name == name);

    /// <summary>Remembers which of its keys were asked for.</summary>
    private sealed class ReadKeys(Dictionary<string, string?> settings) : ConfigurationProvider, IConfigurationSource
    {
        public HashSet<string> Read { get; } = new(StringComparer.OrdinalIgnoreCase);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override void Load() => Data = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);

        public override bool TryGet(string key, out string? value)
        {
            Read.Add(key);
            return base.TryGet(key, out value);
        }
    }
}
