using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of what functions may do.</summary>
internal static class PermissionMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
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
        ["a function's key is not only for services"] = (
            resources => Statement(resources, "ApiRole").Remove("Condition"), "ApiRole allows kms:Decrypt on condition of nothing and should of StringEquals kms:ViaService"),
        ["a function cannot read its variables"] = (
            resources => List(resources, "SquareWebhookRole.Policies.0.PolicyDocument.Statement.1.Condition.StringEquals.kms:ViaService").RemoveAt(1),
            "SquareWebhookRole allows kms:Decrypt on condition of StringEquals kms:ViaService dynamodb.eu-central-1.amazonaws.com and should"),
        ["the pipe's key is not only for the stream"] = (
            resources => At(resources, "TransactionPipeRole.Policies.0.PolicyDocument.Statement.3").Remove("Condition"),
            "TransactionPipeRole allows kms:Decrypt on condition of nothing"),
        ["a permission holds for nobody"] = (
            resources => Statement(resources, "SquareWebhookRole")["Condition"] = At(resources, "SquareWebhookRole.Policies.0.PolicyDocument.Statement.1.Condition").DeepClone(),
            "SquareWebhookRole allows dynamodb:PutItem on condition of StringEquals kms:ViaService"),
        ["a permission is denied"] = (
            resources => Statement(resources, "SquareWebhookRole")["Effect"] = "Deny", "SquareWebhookRole has the effect Deny for dynamodb:PutItem"),
        ["all is allowed with exceptions"] = (
            resources => Statement(resources, "SquareWebhookRole")["NotAction"] = "iam:*", "SquareWebhookRole has a statement with NotAction"),
        ["a role has a policy of AWS's"] = (
            resources => At(resources, "SquareWebhookRole")["ManagedPolicyArns"] = new JsonArray("arn:aws:iam::aws:policy/AdministratorAccess"),
            "SquareWebhookRole has the policy arn:aws:iam::aws:policy/AdministratorAccess"),
        ["a policy names its roles"] = (
            resources => At(resources, "WritingPolicy")["Roles"] = new JsonArray(Reference("FanOutRole")), "WritingPolicy names Roles"),
        ["a policy stands alone"] = (
            resources => resources["Another"] = new JsonObject { ["Type"] = "AWS::IAM::Policy" }, "Another is an AWS::IAM::Policy"),
    };
}
