using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.Functions.Tests.Template;

namespace Graph.Functions.Tests.Permissions;

/// <summary>
/// Stands between a function and DynamoDB, and refuses what the function's role in the template does not allow, as AWS does.
/// </summary>
internal sealed class RolePolicy(string role, ConcurrentBag<string> refused) : DelegatingHandler(DynamoDbClientFactory.CreateHandler())
{
    public const string Stage = "dev";

    private static readonly Stack s_stack = Stack.Whole(DeploymentTemplate.Read(), Stage);

    private readonly HashSet<(string Action, string Resource)> _allowed = [.. PermissionComparison.Allowed(s_stack, s_stack.Resources[role]!)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[^1];
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var denied = Asked(operation, body).Where(asked => !_allowed.Contains(asked)).ToArray();
        if (denied.Length == 0)
            return await base.SendAsync(request, cancellationToken);
        foreach (var (action, resource) in denied)
            refused.Add($"{role} does not allow {action} on {resource}: declare it in src/Functions/Definitions, and allow it in the template.");
        return new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            RequestMessage = request,
            Content = new StringContent(
                """{"__type":"com.amazon.coral.service#AccessDeniedException","message":"Not authorized."}""", Encoding.UTF8, "application/x-amz-json-1.0"),
        };
    }

    private static IEnumerable<(string Action, string Resource)> Asked(string operation, JsonNode body) => operation switch
    {
        "BatchGetItem" or "BatchWriteItem" => body["RequestItems"]!.AsObject().Select(items => (Action(operation), Arn(items.Key))),
        "TransactWriteItems" =>
            from item in body.ListAt("TransactItems")
            from part in item.AsObject()
            select (Action(part.Key == "ConditionCheck" ? "ConditionCheckItem" : $"{part.Key}Item"), Arn(part.Value!["TableName"]!.ToString())),
        _ => [(Action(operation), Arn(body["TableName"]!.ToString()) + (body["IndexName"] is { } index ? $"/index/{index}" : ""))],
    };

    private static string Action(string operation) => $"dynamodb:{operation}";

    private static string Arn(string table) => $"arn:aws:dynamodb:eu-central-1:123456789012:table/{table}";
}
