using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of roles that are no function's, and of whom roles are given to.</summary>
internal static class RoleMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
        ["the pipe may not read"] = (
            resources => Statement(resources, "TransactionPipeRole")["Action"] = new JsonArray("dynamodb:DescribeStream", "dynamodb:GetRecords"),
            "TransactionPipeRole does not allow dynamodb:GetShardIterator on"),
        ["the pipe may not send"] = (
            resources => At(resources, "TransactionPipeRole.Policies.0.PolicyDocument.Statement.2")["Resource"] = Attribute("TransactionPipeDeadLetters", "Arn"),
            "TransactionPipeRole does not allow sqs:SendMessage on arn:aws:sqs:eu-central-1:123456789012:graph-transactions-prod.fifo"),
        ["the pipe may not decrypt"] = (
            resources => List(resources, "TransactionPipeRole.Policies.0.PolicyDocument.Statement").RemoveAt(3),
            "TransactionPipeRole does not allow kms:Decrypt on {DataKey.Arn}"),
        ["the pipe may do too much"] = (
            resources => Statement(resources, "TransactionPipeRole")["Action"] = new JsonArray(
                "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:PutItem"),
            "TransactionPipeRole allows dynamodb:PutItem on"),
        ["a clock may not invoke"] = (
            resources => List(resources, "ScheduleRole.Policies.0.PolicyDocument.Statement.0.Resource").RemoveAt(2),
            "ScheduleRole does not allow lambda:InvokeFunction on arn:aws:lambda:eu-central-1:123456789012:function:graph-refreshSquareTokens-prod:live"),
        ["a clock may invoke what it does not"] = (
            resources => List(resources, "ScheduleRole.Policies.0.PolicyDocument.Statement.0.Resource").Add(Reference("ApiFunction.Alias")),
            "ScheduleRole allows lambda:InvokeFunction on arn:aws:lambda:eu-central-1:123456789012:function:graph-api-prod:live"),
        ["a clock has a function's role"] = (
            resources => At(resources, "RefreshSquareTokensSchedule.Target")["RoleArn"] = Attribute("ApiRole", "Arn"), "ApiRole is had by 2 services"),
        ["a clock has no role"] = (
            resources => At(resources, "RefreshSquareTokensSchedule.Target").Remove("RoleArn"), "RefreshSquareTokensSchedule has the role of nobody"),
        ["a role is there that nothing has"] = (
            resources => resources["Another"] = resources["ScheduleRole"]!.DeepClone(), "Another is had by 0 services"),
        ["a role is another service's"] = (
            resources => Trust(resources, "ScheduleRole")["Principal"]!["Service"] = "events.amazonaws.com", "ScheduleRole says who may have it by Allow sts:AssumeRole"),
        ["a role is everybody's"] = (resources => Trust(resources, "ApiRole")["Principal"] = "*", "ApiRole says who may have it by Allow sts:AssumeRole \"*\""),
        ["a role is given to other accounts"] = (
            resources => Trust(resources, "TransactionPipeRole").Remove("Condition"), "TransactionPipeRole says who may have it by Allow sts:AssumeRole"),
    };
}
