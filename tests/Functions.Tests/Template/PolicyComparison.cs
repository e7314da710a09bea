using System.Text.Json.Nodes;

namespace Graph.Functions.Tests.Template;

/// <summary>Where policies say what a comparison of actions and resources does not see: conditions, exceptions, policies from elsewhere.</summary>
internal static class PolicyComparison
{
    private const string OfDynamoDb = "dynamodb.eu-central-1.amazonaws.com";
    private const string OfLambda = "lambda.eu-central-1.amazonaws.com";

    private static readonly string[] s_compared = ["Sid", "Effect", "Action", "Resource", "Condition"];

    /// <summary>They add to roles from outside of these.</summary>
    private static readonly string[] s_adding = ["AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy"];

    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var ofFunctions = stack.Resources.OfType(FunctionComparison.Type).Select(function => function.Properties.TextAt("Role")).ToHashSet();
        foreach (var (id, properties) in stack.Resources.OfType("AWS::IAM::Role"))
        {
            string[] services = ofFunctions.Contains($"{{{id}.Arn}}") ? [OfDynamoDb, OfLambda] : [OfDynamoDb];
            foreach (var problem in properties.ListAt("Policies").SelectMany(policy => Statements(id, policy.At("PolicyDocument"), services)))
                yield return problem;
            foreach (var policy in properties.TextsAt("ManagedPolicyArns").Where(policy => !stack.Resources.ContainsKey(policy.Trim('{', '}'))))
                yield return $"{id} has the policy {policy}, which is not of the template: say what is needed in a policy of its own.";
        }
        foreach (var (id, properties) in stack.Resources.OfType("AWS::IAM::ManagedPolicy"))
        {
            foreach (var problem in Statements(id, properties["PolicyDocument"], [OfDynamoDb, OfLambda]))
                yield return problem;
            foreach (var whom in new[] { "Roles", "Users", "Groups" }.Where(properties.ContainsKey))
                yield return $"{id} names {whom}: let the roles name the policy, in ManagedPolicyArns.";
        }
        foreach (var (id, resource) in stack.Resources.Where(resource => s_adding.Contains(resource.Value.TextAt("Type"))))
            yield return $"{id} is an {resource.TextAt("Type")}: put what it allows into the role.";
    }

    /// <summary>Such as <c>StringEquals aws:SourceAccount 123456789012</c>; empty where there is none.</summary>
    public static string ConditionOf(JsonNode statement) => string.Join(
        "; ",
        from test in statement["Condition"]?.AsObject() ?? []
        from key in test.Value!.AsObject()
        select $"{test.Key} {key.Key} {string.Join(", ", test.Value.TextsAt(key.Key).Order(StringComparer.Ordinal))}");

    /// <param name="services">By which alone the key is used: to read encrypted tables, and a function's variables.</param>
    private static IEnumerable<string> Statements(string id, JsonNode? document, string[] services)
    {
        foreach (var statement in document.ListAt("Statement"))
        {
            var actions = string.Join(", ", statement.TextsAt("Action"));
            if (statement.TextAt("Effect") != "Allow")
                yield return $"{id} has the effect {statement.TextAt("Effect")} for {actions}: allow only what is needed instead.";
            foreach (var member in statement.AsObject().Where(member => !s_compared.Contains(member.Key)))
                yield return $"{id} has a statement with {member.Key}: name the actions and resources that are allowed.";
            var wanted = statement.TextsAt("Action").Any(action => action.StartsWith("kms:", StringComparison.Ordinal))
                ? $"StringEquals kms:ViaService {string.Join(", ", services)}"
                : "";
            if (ConditionOf(statement) is var found && found != wanted)
                yield return $"{id} allows {actions} on condition of {Or(found)} and should of {Or(wanted)}.";
        }
    }

    private static string Or(string condition) => condition.Length == 0 ? "nothing" : condition;
}
