using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Graph.Functions.Tests.Template;

/// <summary>
/// What a template comes to with given parameters: no function is left, what a condition leaves out is gone, and what SAM's globals say is
/// in each function. Names are those of an invented account; an attribute that is not known is <c>{Resource.Attribute}</c>.
/// </summary>
internal sealed partial class Stack
{
    private const string Region = "eu-central-1";
    private const string Account = "123456789012";

    private readonly DeploymentTemplate template;
    private readonly Dictionary<string, string> parameters;

    private Stack(DeploymentTemplate template, IReadOnlyDictionary<string, string> given)
    {
        this.template = template;
        parameters = template.Section("Parameters").ToDictionary(
            parameter => parameter.Key,
            parameter => given.GetValueOrDefault(parameter.Key) ?? parameter.Value.TextAt("Default") ?? "");
    }

    public JsonObject Resources { get; private init; } = [];

    public JsonObject Outputs { get; private init; } = [];

    /// <summary>Why CloudFormation does not begin with these parameters; empty when it does.</summary>
    public IEnumerable<string> Refusals =>
        from rule in template.Section("Rules")
        where rule.Value.At("RuleCondition") is not { } condition || Holds(condition)
        from assertion in rule.Value.ListAt("Assertions")
        where !Holds(assertion["Assert"]!)
        select assertion.TextAt("AssertDescription") ?? rule.Key;

    public static Stack Of(DeploymentTemplate template, params (string Name, string Value)[] given)
    {
        var stack = new Stack(template, given.GroupBy(parameter => parameter.Name).ToDictionary(same => same.Key, same => same.Last().Value));
        return new Stack(template, stack.parameters)
        {
            Resources = stack.Kept(stack.WithGlobals(template.Resources)),
            Outputs = stack.Kept(template.Section("Outputs")),
        };
    }

    /// <summary>With nothing but what has to be given.</summary>
    public static Stack Least(DeploymentTemplate template, string stage) => Of(template, ("Stage", stage), ("SecretId", "graph"));

    /// <summary>With everything that parameters can turn on, but for what is given.</summary>
    public static Stack Whole(DeploymentTemplate template, string stage, params (string Name, string Value)[] given) => Of(
        template,
        [
            ("Stage", stage), ("SecretId", "graph"), ("ApiReservedConcurrency", "10"), ("ApiProvisionedConcurrency", "1"),
            ("PublicUrl", "https://api.shop.example"), ("CorsOrigin", "https://shop.example"),
            ("SecondCorsOrigin", "https://www.shop.example"), ("ThirdCorsOrigin", "https://admin.shop.example"),
            ("CognitoUserPoolId", "eu-central-1_AbCd12345"), ("CognitoClientId", "client"),
            ("DynamicEnvironmentId", "2f5b0c6e-1111-4222-8333-444455556666"), ("AnonymousPermission", "orders:read"),
            ("TrustedDocuments", "trusted.json"), ("ServerKey", "k1"),
            ("SecondServerKey", "true"), ("EthereumChainId", "1"), ("SecondEthereumEndpoint", "true"), ("SquareEnvironment", "sandbox"),
            ("SquareApplicationId", "sandbox-sq0idb-1"), ("SquareReturnUrl", "shop://"), ("SquareSecondSignatureKey", "true"),
            ("Distribution", "true"), ("WebSocketAccessLogs", "true"), ("RestSunset", "2027-06-30"), ("OpenTelemetryEndpoint", "https://collector.shop.example"),
            ("AlarmEmail", "operators@shop.example"),
            .. given,
        ]);

    private JsonObject Kept(JsonObject all) => new(
        from entry in all
        where entry.Value.TextAt("Condition") is not { } condition || Holds(new JsonObject { ["Condition"] = condition })
        select KeyValuePair.Create(entry.Key, Value(entry.Value)));

    /// <summary>SAM's rule: maps are merged, anything else of a function's own stands in the place of the globals'.</summary>
    private JsonObject WithGlobals(JsonObject resources)
    {
        var all = resources.DeepClone().AsObject();
        foreach (var (_, function) in all.OfType("AWS::Serverless::Function"))
            Merge(template.Section("Globals").At("Function")?.AsObject() ?? [], function);
        return all;
    }

    private static void Merge(JsonObject from, JsonObject into)
    {
        foreach (var (name, value) in from)
        {
            if (into[name] is JsonObject own && value is JsonObject common && !IsFunction(own) && !IsFunction(common))
                Merge(common, own);
            else if (!into.ContainsKey(name))
                into[name] = value?.DeepClone();
        }
    }

    private static bool IsFunction(JsonObject value) =>
        value.Count == 1 && value.First().Key is var name && (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal));

    /// <returns>Null for what is not to be there.</returns>
    private JsonNode? Value(JsonNode? node) => node switch
    {
        JsonObject function when IsFunction(function) => Call(function.First().Key, function.First().Value!),
        JsonObject mapping => new JsonObject(
            from member in mapping
            let value = Value(member.Value)
            where value is not null
            select KeyValuePair.Create(member.Key, (JsonNode?)value)),
        JsonArray list => new JsonArray([.. list.Select(Value).Where(value => value is not null)]),
        _ => node?.DeepClone(),
    };

    private JsonNode? Call(string function, JsonNode argument) => function switch
    {
        "Ref" => Reference(argument.ToString()),
        "Fn::GetAtt" => Attribute(string.Join('.', argument.AsArray())),
        "Fn::Sub" => Variable().Replace(argument.ToString(), match => match.Groups[1].Value is var name && name.Contains('.')
            ? Attribute(name)
            : Reference(name)!.ToString()),
        "Fn::If" => Value(argument[Holds(new JsonObject { ["Condition"] = argument[0]!.ToString() }) ? 1 : 2]),
        "Fn::FindInMap" => template.Section("Mappings")[argument[0]!.ToString()].At($"{Value(argument[1])}.{argument[2]}")!.DeepClone(),
        "Fn::Select" => Value(argument[1])!.AsArray()[int.Parse(argument[0]!.ToString())]!.DeepClone(),
        "Fn::Split" => new JsonArray([.. Value(argument[1])!.ToString().Split(argument[0]!.ToString()).Select(part => JsonValue.Create(part))]),
        _ => throw new InvalidDataException($"{function} is not known here: teach it to {nameof(Stack)}."),
    };

    private bool Holds(JsonNode condition)
    {
        var (function, argument) = condition.AsObject().First();
        return function switch
        {
            "Condition" => Holds(template.Section("Conditions")[argument!.ToString()]!),
            "Fn::Equals" => Value(argument![0])?.ToString() == Value(argument[1])?.ToString(),
            "Fn::Not" => !Holds(argument![0]!),
            "Fn::And" => argument!.AsArray().All(part => Holds(part!)),
            "Fn::Or" => argument!.AsArray().Any(part => Holds(part!)),
            _ => throw new InvalidDataException($"{function} is not known here: teach it to {nameof(Stack)}."),
        };
    }

    private JsonNode? Reference(string name) => name switch
    {
        "AWS::NoValue" => null,
        "AWS::Region" => Region,
        "AWS::AccountId" => Account,
        "AWS::Partition" => "aws",
        "AWS::URLSuffix" => "amazonaws.com",
        _ when parameters.TryGetValue(name, out var parameter) => parameter,
        _ when name.Contains('.') => Attribute(name),
        _ => OwnName(name) ?? $"{{{name}}}",
    };

    private string Attribute(string name)
    {
        var (resource, attribute) = (name.Split('.', 2)[0], name.Split('.', 2)[1]);
        var own = OwnName(resource);
        return (template.Resources[resource].TextAt("Type"), attribute) switch
        {
            ("AWS::DynamoDB::Table", "Arn") => Arn("dynamodb", $"table/{own}"),
            ("AWS::DynamoDB::Table", "StreamArn") => Arn("dynamodb", $"table/{own}/stream/2031-01-01T00:00:00.000"),
            ("AWS::SQS::Queue", "Arn") => Arn("sqs", own!),
            ("AWS::SQS::Queue", "QueueName") => own!,
            ("AWS::Logs::LogGroup", "Arn") => $"{Arn("logs", $"log-group:{own}")}:*",
            ("AWS::Serverless::Function", "Alias") => Arn("lambda", $"function:{own}:live"),
            _ => $"{{{name}}}",
        };
    }

    private static string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <summary>The name that the template gives to a resource.</summary>
    private string? OwnName(string resource) => template.Resources[resource] is { } found
        ? (from property in new[] { "TableName", "QueueName", "FunctionName", "LogGroupName" }
           let value = found.At($"Properties.{property}")
           where value is not null && found.TextAt("Type") is not ("AWS::Lambda::Permission" or "AWS::Lambda::EventSourceMapping")
           select Value(value)?.ToString()).FirstOrDefault()
        : null;

    [GeneratedRegex(@"\$\{([^!}][^}]*)\}")]
    private static partial Regex Variable();
}
