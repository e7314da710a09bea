using System.Text.Json.Nodes;

namespace Graph.Functions.Tests.Template;

/// <summary>What AWS takes at most. A message says how near it is.</summary>
public sealed class LimitTests
{
    /// <summary>So many characters more than here an ARN may have, by its partition and region.</summary>
    private const int LongerArn = 12;

    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();
    private static readonly Stack s_stack = Stack.Whole(s_template, "staging");

    /// <summary>Beyond 51,200 bytes a template goes by S3, which <c>sam deploy</c> sees to; beyond this it does not go.</summary>
    [Fact]
    public void The_template_is_not_too_long() => Assert.InRange(new FileInfo(DeploymentTemplate.Path).Length, 0, 1_000_000);

    [Fact]
    public void There_are_not_too_many_resources()
    {
        // SAM makes a version, an alias and what is said of failed events.
        var functions = s_stack.Resources.OfType(FunctionComparison.Type).ToArray();
        var made = functions.Length * 2 + functions.Count(function => function.Properties.ContainsKey("EventInvokeConfig"));

        Assert.InRange(s_stack.Resources.Count + made, 0, 500);
        Assert.InRange(s_template.Section("Parameters").Count, 0, 200);
        Assert.InRange(s_template.Section("Outputs").Count, 0, 200);
    }

    [Fact]
    public void A_managed_policy_has_at_most_6_144_characters()
    {
        foreach (var (id, policy) in s_stack.Resources.OfType("AWS::IAM::ManagedPolicy"))
            Assert.True(Length(policy["PolicyDocument"]!) <= 6_144, $"{id} has {Length(policy["PolicyDocument"]!)} characters: divide it.");
    }

    [Fact]
    public void A_roles_own_policies_have_at_most_10_240_characters()
    {
        foreach (var (id, role) in s_stack.Resources.OfType("AWS::IAM::Role"))
        {
            var length = role.ListAt("Policies").Sum(policy => Length(policy["PolicyDocument"]!));
            Assert.True(length <= 10_240, $"{id} has {length} characters of policies: move some to a managed policy.");
        }
    }

    /// <summary>Names and values of all; the values of secrets are taken for 100 characters.</summary>
    [Fact]
    public void A_functions_variables_have_at_most_4_KB()
    {
        foreach (var (id, function) in s_stack.Resources.OfType(FunctionComparison.Type))
        {
            var length = function.At("Environment.Variables")!.AsObject().Sum(variable =>
                variable.Key.Length + (variable.Value!.ToString() is var value && value.StartsWith("{{", StringComparison.Ordinal) ? 100 : value.Length));
            Assert.True(length <= 4_096, $"{id} has {length} characters of variables.");
        }
    }

    /// <summary>White space does not count.</summary>
    private static int Length(JsonNode document) =>
        document.ToJsonString().Length + document.Nodes("").Count(at => at.Node is JsonValue && at.Node.ToString().StartsWith("arn:", StringComparison.Ordinal)) * LongerArn;
}
