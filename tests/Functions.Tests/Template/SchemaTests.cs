using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.Testing.Peers;

namespace Graph.Functions.Tests.Template;

/// <summary>Types and properties, against CloudFormation's specification.</summary>
public sealed partial class SchemaTests
{
    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task CloudFormation_knows_every_type_property_and_attribute(string stage)
    {
        await using var specification = await Peer.StartNode("tests/Functions.Tests/Peers/schema.mjs");

        var problems = await Ask(specification, Stack.Whole(s_template, stage));

        Assert.True(problems.Length == 0, $"{DeploymentTemplate.Path}:\n{string.Join('\n', problems)}");
    }

    [Fact]
    public async Task It_is_said_when_CloudFormation_does_not()
    {
        await using var specification = await Peer.StartNode("tests/Functions.Tests/Peers/schema.mjs");
        var template = s_template.Copy();
        template.Resources["UsersTable"]!["Properties"]!["TableNames"] = "users";
        template.Resources["OrdersTable"]!["Properties"]!["SSESpecification"]!["SSEEnabled"] = "perhaps";
        template.Resources["TransactionPipe"]!["Properties"]!.AsObject().Remove("Target");
        template.Resources["Dashboard"]!["Type"] = "AWS::CloudWatch::Board";
        template.Resources["AlarmSubscription"]!["Properties"]!["TopicArn"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("AlarmTopic", "Address") };

        var problems = await Ask(specification, Stack.Whole(template, "prod"), template);

        Assert.Equal(
            [
                "AlarmTopic has no attribute Address",
                "Dashboard is of the type AWS::CloudWatch::Board, which CloudFormation does not have.",
                "OrdersTable.SSESpecification.SSEEnabled is \"perhaps\" and should be a boolean.",
                "TransactionPipe needs Target.",
                "UsersTable has no property TableNames",
            ],
            problems.Select(problem => problem.Split(';')[0]).Order(StringComparer.Ordinal));
    }

    private static async Task<string[]> Ask(Peer specification, Stack stack, DeploymentTemplate? template = null)
    {
        var attributes = from at in (template ?? s_template).Root.Nodes("template")
                         from name in at.Node is JsonObject { Count: 1 } mapping ? Taken(mapping) : []
                         where stack.Resources.ContainsKey(name.Split('.')[0])
                         select name;
        var answer = await specification.Ask(new JsonObject
        {
            ["resources"] = stack.Resources.DeepClone(),
            ["attributes"] = new JsonArray(
            [
                .. attributes.Distinct().Select(name => new JsonObject { ["id"] = name.Split('.', 2)[0], ["name"] = name.Split('.', 2)[1] }),
            ]),
        });
        return [.. answer["problems"]!.AsArray().Select(problem => problem!.ToString())];
    }

    private static IEnumerable<string> Taken(JsonObject function) => function.First() switch
    {
        { Key: "Fn::GetAtt" } => [string.Join('.', function.TextsAt("Fn::GetAtt"))],
        { Key: "Fn::Sub", Value: { } text } => Attribute().Matches(text.ToString()).Select(match => match.Groups[1].Value),
        _ => [],
    };

    [GeneratedRegex(@"\$\{(\w+\.[\w.]+)\}")]
    private static partial Regex Attribute();
}
