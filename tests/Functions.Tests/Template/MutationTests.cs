using System.Text.Json.Nodes;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether the comparisons see what they are for: something is changed in the template, and one of them has to say so.</summary>
public sealed class MutationTests
{
    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    private static readonly Dictionary<string, (Action<JsonObject> Change, string Problem)> s_mutations = new()
    {
        ["a table is gone"] = (
            resources => resources.Remove("ProductSalesTable"), "Table weborders-product-sales-v3-prod is 0 times in the template"),
        ["a table is there that nobody has"] = (
            resources => resources["Another"] = Renamed(resources["UsersTable"]!, "TableName", "another-v3-prod"), "Table another-v3-prod is defined nowhere"),
        ["a table has another name"] = (
            resources => At(resources, "OrdersTable")["TableName"] = "weborders-orders-v2-prod", "Table weborders-orders-v3-prod is 0 times"),
        ["a table's key is another"] = (
            resources => At(resources, "ProductOrdersTable.KeySchema.1")["AttributeName"] = "createdAt", "Table ProductOrdersTable is"),
        ["an attribute has another type"] = (
            resources => At(resources, "TransactionsTable.AttributeDefinitions.4")["AttributeType"] = "S", "Table TransactionsTable is"),
        ["an index is gone"] = (
            resources => List(resources, "OrdersTable.GlobalSecondaryIndexes").RemoveAt(2), "Table OrdersTable is"),
        ["an index is there that nobody has"] = (
            resources => List(resources, "OrdersTable.GlobalSecondaryIndexes")
                .Add(Renamed(At(resources, "OrdersTable.GlobalSecondaryIndexes.0"), "IndexName", "x")),
            "Table OrdersTable is"),
        ["an index has keys only"] = (
            resources => At(resources, "OrdersTable.GlobalSecondaryIndexes.1.Projection")["ProjectionType"] = "KEYS_ONLY", "Table OrdersTable is"),
        ["items do not expire"] = (
            resources => At(resources, "SquareStatesTable").Remove("TimeToLiveSpecification"), "Table SquareStatesTable is"),
        ["items expire that should stay"] = (
            resources => At(resources, "SalesByDayTable")["TimeToLiveSpecification"] = At(resources, "UsersTable.TimeToLiveSpecification").DeepClone(),
            "Table SalesByDayTable is"),
        ["a stream is off"] = (resources => At(resources, "ContactsTable").Remove("StreamSpecification"), "Table ContactsTable is"),
        ["a stream has other images"] = (
            resources => At(resources, "OrdersTable.StreamSpecification")["StreamViewType"] = "NEW_IMAGE", "Table OrdersTable is"),
        ["a table is deleted with the stack"] = (
            resources => resources["WalletsTable"]!["DeletionPolicy"] = "Delete", "Table WalletsTable has DeletionPolicy Delete and should have Retain"),
        ["a table cannot be brought back"] = (
            resources => At(resources, "WalletsTable").Remove("PointInTimeRecoverySpecification"), "Table WalletsTable has Properties.PointInTimeRecovery"),
        ["a table is not protected"] = (
            resources => At(resources, "WalletsTable")["DeletionProtectionEnabled"] = false, "Table WalletsTable has Properties.DeletionProtectionEnabled"),
        ["a table outlives what it is of"] = (
            resources => resources["SubscriptionsTable"]!["DeletionPolicy"] = "Retain", "Table SubscriptionsTable has DeletionPolicy Retain and should have Delete"),
        ["a backup is paid for nothing"] = (
            resources => At(resources, "ConnectionsTable.PointInTimeRecoverySpecification")["PointInTimeRecoveryEnabled"] = true,
            "Table ConnectionsTable has Properties.PointInTimeRecovery"),
        ["a table is encrypted by another key"] = (
            resources => At(resources, "WalletsTable.SSESpecification").Remove("KMSMasterKeyId"), "Table WalletsTable has Properties.SSESpecification.KMS"),
        ["a function is gone"] = (
            resources => resources.Remove("RefreshSquareTokensFunction"), "Function refreshSquareTokens is not in the template"),
        ["a function has another handler"] = (
            resources => At(resources, "FanOutFunction")["Handler"] = "fanout", "FanOutFunction has the handler fanout, which no function has"),
        ["a function has another name"] = (
            resources => At(resources, "ApiFunction")["FunctionName"] = "graph-api", "ApiFunction has FunctionName graph-api and should have graph-api-prod"),
        ["a function has another time"] = (
            resources => At(resources, "OrderStreamFunction")["Timeout"] = 3, "OrderStreamFunction has Timeout 3 and should have 120"),
        ["a function is told that it is another"] = (
            resources => At(resources, "ApiFunction.Environment.Variables")["GRAPH_FUNCTION"] = "webSocket", "ApiFunction has Environment.Variables.GRAPH_FUNCTION"),
        ["a setting is missing"] = (
            resources => At(resources, "SquareWebhookFunction.Environment.Variables").Remove("Square__NotificationUrl"),
            "SquareWebhookFunction has no variable for Square:NotificationUrl"),
        ["a function's traces go nowhere"] = (
            resources => At(resources, "SquareWebhookFunction.Environment.Variables")["OpenTelemetry__Endpoint"] = new JsonObject { ["Ref"] = "AWS::NoValue" },
            "SquareWebhookFunction has no variable for OpenTelemetry:Endpoint"),
        ["a setting is there that is not read"] = (
            resources => At(resources, "OrderStreamFunction.Environment.Variables")["Wallets__ServerKeys__k1"] = "key",
            "OrderStreamFunction has the variable Wallets__ServerKeys__k1, which orderStream does not read"),
        ["a setting is misspelt"] = (
            resources => At(resources, "ApiFunction.Environment.Variables")["GraphQl__TimeoutSeconds"] = "25", "ApiFunction has the variable GraphQl__TimeoutSeconds"),
        ["logs go elsewhere"] = (
            resources => At(resources, "ApiFunction")["LoggingConfig"] = new JsonObject { ["LogGroup"] = "/aws/lambda/api" },
            "ApiFunction has LoggingConfig.LogGroup"),
        ["a permission is missing"] = (
            resources => List(resources, "SquareWebhookRole.Policies.0.PolicyDocument.Statement").RemoveAt(0),
            "SquareWebhookRole does not allow dynamodb:PutItem on arn:aws:dynamodb:eu-central-1:123456789012:table/square-webhooks-v3-prod"),
        ["a permission is too much"] = (
            resources => Statement(resources, "SquareWebhookRole")["Action"] = new JsonArray("dynamodb:PutItem", "dynamodb:DeleteItem"),
            "SquareWebhookRole allows dynamodb:DeleteItem on"),
        ["a permission of all resolvers is too much"] = (
            resources => At(resources, "ReadingPolicy.PolicyDocument.Statement.0")["Action"] = new JsonArray("dynamodb:GetItem", "dynamodb:Scan", "dynamodb:DeleteItem"),
            "FanOutRole allows dynamodb:DeleteItem on"),
        ["all tables are allowed"] = (
            resources => Statement(resources, "SquareWebhookRole")["Resource"] = "*", "SquareWebhookRole allows dynamodb:PutItem on *: name the action"),
        ["all actions are allowed"] = (
            resources => Statement(resources, "SquareWebhookRole")["Action"] = "dynamodb:*", "SquareWebhookRole allows dynamodb:* on"),
        ["a function has another's role"] = (
            resources => At(resources, "SquareWebhookFunction")["Role"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("ApiRole", "Arn") },
            "ApiRole allows dynamodb:GetItem on"),
        ["a stream starts nobody"] = (
            resources => resources.Remove("OrderStreamOfContacts"), "The template lacks: graph-orderStream-prod on stream of weborders-contacts-v3-prod"),
        ["a stream starts one too many"] = (
            resources => resources["Another"] = resources["FanOutOfOrders"]!.DeepClone(), "3 follow the stream of weborders-orders-v3-prod"),
        ["a batch fails as a whole"] = (
            resources => At(resources, "FanOutOfOrders").Remove("FunctionResponseTypes"), "The template lacks: graph-fanOut-prod on stream of weborders-orders"),
        ["old changes are told"] = (
            resources => At(resources, "FanOutOfOrders")["MaximumRecordAgeInSeconds"] = -1, "The template lacks: graph-fanOut-prod on stream of weborders-orders"),
        ["what fails is lost"] = (
            resources => At(resources, "OrderStreamOfOrders").Remove("DestinationConfig"), "The template lacks: graph-orderStream-prod on stream of weborders-orders"),
        ["$LATEST is invoked"] = (
            resources => At(resources, "OrderStreamOfOrders")["FunctionName"] = new JsonObject { ["Ref"] = "OrderStreamFunction" }, "which is not the alias of a function"),
        ["a route is gone"] = (
            resources => resources.Remove("SquareSuccessRoute"), "The template lacks: graph-squareOAuthCallback-prod on GET /auth/success of HTTP"),
        ["a route goes elsewhere"] = (
            resources => At(resources, "SquareWebhookRoute")["Target"] = At(resources, "ApiRoute")["Target"]!.DeepClone(),
            "The template lacks: graph-squareWebhook-prod on POST /api/webhooks/square of HTTP"),
        ["events have another form"] = (
            resources => At(resources, "ApiIntegration")["PayloadFormatVersion"] = "1.0", "The template lacks: graph-api-prod on $default of HTTP"),
        ["nobody hears of who goes"] = (
            resources => resources.Remove("WebSocketDisconnectRoute"), "The template lacks: graph-webSocket-prod on $disconnect of WEBSOCKET"),
        ["a clock goes slower"] = (
            resources => At(resources, "SweepTransactionsSchedule")["ScheduleExpression"] = "rate(1 hour)", "The template lacks: graph-sweepTransactions-prod every 1 minutes"),
        ["a queue keeps no order"] = (
            resources => At(resources, "TransactionsQueue").Remove("FifoQueue"), "graph-transactions-prod.fifo.FifoQueue is nowhere and should be true"),
        ["a message comes back while it is worked on"] = (
            resources => At(resources, "TransactionsQueue")["VisibilityTimeout"] = 30, "VisibilityTimeout is 30 and should be 360 or more"),
        ["a message comes back for ever"] = (
            resources => At(resources, "TransactionsQueue").Remove("RedrivePolicy"), "graph-transactions-prod.fifo.RedrivePolicy.maxReceiveCount is nowhere"),
        ["anybody may send dead letters"] = (
            resources => At(resources, "TransactionsDeadLetters").Remove("RedriveAllowPolicy"), "RedriveAllowPolicy.redrivePermission is nowhere"),
        ["dead letters are forgotten"] = (
            resources => At(resources, "OrderStreamDeadLetters").Remove("MessageRetentionPeriod"), "forgets dead letters early"),
        ["an API takes as much as it can"] = (
            resources => At(resources, "HttpStage").Remove("DefaultRouteSettings"), "HttpStage takes  requests a second"),
        ["nobody is alarmed of a function"] = (
            resources => resources.Remove("FanOutErrorsAlarm"), "No alarm watches Errors of graph-fanOut-prod"),
        ["nobody is alarmed of dead letters"] = (
            resources => resources.Remove("OrderStreamDeadLettersAlarm"), "No alarm watches ApproximateNumberOfMessagesVisible of graph-order-stream-dead"),
        ["an alarm's metric is misspelt"] = (
            resources => At(resources, "FanOutLateAlarm")["MetricName"] = "IteratorAges", "FanOutLateAlarm shows AWS/Lambda IteratorAges of graph-fanOut-prod, which AWS"),
        ["an alarm's function is gone"] = (
            resources => At(resources, "FanOutLateAlarm.Dimensions.0")["Value"] = "graph-fanout-prod", "there is no such FunctionName"),
        ["the dashboard shows what nobody writes"] = (
            resources => Redraw(resources, "\"OperationCount\"", "\"Operations\""), "shows Graph Operations of api, which no code writes"),
        ["the dashboard shows what a function does not write"] = (
            resources => Redraw(resources, "\"processTransaction\"", "\"api\""), "shows Graph QueueAge of api, which api does not write"),
        ["the dashboard shows a function that there is not"] = (
            resources => Redraw(resources, "\"webSocket\"", "\"websocket\""), "shows Graph OperationCount of websocket, which websocket does not write"),
        ["the dashboard shows another stage"] = (
            resources => Redraw(resources, "\"Stage\", \"${Stage}\"", "\"Stage\", \"dev\""), "which has the dimensions Stage and Function, the first of them prod"),
        ["the dashboard adds up milliseconds"] = (
            resources => Redraw(resources, "{ \"stat\": \"Maximum\" }", "{ \"stat\": \"Sum\" }"), "QueueAge of processTransaction, whose unit is Milliseconds: Sum"),
        ["the dashboard leaves out functions"] = (
            resources => Redraw(resources, "MetricName=\\\"Throttles\\\" graph", "MetricName=\\\"Throttles\\\" shop"), "The dashboard does not show Throttles of graph-api-prod"),
        ["the dashboard leaves out operations"] = (
            resources => Redraw(resources, "[\"...\", \"fanOut\"]", "[\"...\", \"api\"]"), "The dashboard does not show OperationCount of fanOut"),
        ["a resource that is referred to is gone"] = (resources => resources.Remove("DataKey"), "takes DataKey.Arn, and there is no such resource"),
    };

    public static TheoryData<string> Mutations => [.. s_mutations.Keys];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void It_is_said_when(string mutation)
    {
        var (change, problem) = s_mutations[mutation];
        var template = s_template.Copy();

        change(template.Resources);

        Assert.Contains(Problems(template), said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Parameters", "MemorySize", "refers to MemorySize, which is neither a parameter nor a resource")]
    [InlineData("Conditions", "HasSquare", "depends on the condition HasSquare, which is not there")]
    [InlineData("Mappings", "Stages", "looks into the mapping Stages, which is not there")]
    public void It_is_said_when_what_is_referred_to_is_gone(string section, string name, string problem)
    {
        var template = s_template.Copy();

        template.Section(section).Remove(name);

        Assert.Contains(References.Problems(template), said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Parameters")]
    [InlineData("Conditions")]
    [InlineData("Mappings")]
    public void It_is_said_when_nothing_refers_to_it(string section)
    {
        var template = s_template.Copy();

        template.Section(section)["Another"] = new JsonObject { ["dev"] = new JsonObject { ["x"] = 1 } };

        Assert.Contains(References.Problems(template), said => said.StartsWith($"Nothing uses {section}.Another", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("staging", "RequestsPerSecond", "Mapping Stages.staging.RequestsPerSecond is 7 and should be 1000")]
    [InlineData("prod", "TakesAnyOrigin", "Mapping Stages.prod.TakesAnyOrigin is 7 and should be false")]
    public void It_is_said_when_a_stage_is_another(string stage, string number, string problem)
    {
        var template = s_template.Copy();

        template.Section("Mappings").At($"Stages.{stage}")![number] = 7;

        Assert.Contains(StageComparison.Problems(template), said => said.StartsWith(problem, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Problems(DeploymentTemplate template)
    {
        const string stage = "prod";
        foreach (var problem in References.Problems(template))
            yield return problem;
        var stack = Stack.Whole(template, stage);
        Func<Stack, string, IEnumerable<string>>[] comparisons =
        [
            TableComparison.Problems, FunctionComparison.Problems, TriggerComparison.Problems, PermissionComparison.Problems,
            QueueComparison.Problems, StageComparison.Problems, MonitoringComparison.Problems,
        ];
        foreach (var problem in comparisons.SelectMany(comparison => comparison(stack, stage)))
            yield return problem;
    }

    /// <param name="path">The logical id, and a path below its properties.</param>
    private static JsonObject At(JsonObject resources, string path) => Node(resources, path).AsObject();

    private static JsonArray List(JsonObject resources, string path) => Node(resources, path).AsArray();

    private static JsonObject Statement(JsonObject resources, string role) => At(resources, $"{role}.Policies.0.PolicyDocument.Statement.0");

    /// <summary>With another text on the dashboard.</summary>
    private static void Redraw(JsonObject resources, string text, string other)
    {
        var body = At(resources, "Dashboard.DashboardBody");
        body["Fn::Sub"] = body["Fn::Sub"]!.ToString().Replace(text, other, StringComparison.Ordinal);
    }

    private static JsonNode Node(JsonObject resources, string path)
    {
        var parts = path.Split('.', 2);
        return resources.At(parts.Length == 1 ? $"{parts[0]}.Properties" : $"{parts[0]}.Properties.{parts[1]}")!;
    }

    private static JsonNode Renamed(JsonNode node, string property, string name)
    {
        var copy = node.DeepClone().AsObject();
        (copy["Properties"] as JsonObject ?? copy)[property] = name;
        return copy;
    }
}
