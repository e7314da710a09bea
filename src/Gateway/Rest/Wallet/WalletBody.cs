using System.Text.RegularExpressions;
using Graph.Resolvers.Shared;

namespace Graph.Gateway.Rest.Wallet;

/// <summary>A body that is an object with texts, each a variable of the same name; what else it has is ignored.</summary>
internal static partial class WalletBody
{
    private static readonly RestError s_missing = RestError.BadRequest("Body is required but was not provided.");

    /// <param name="fields">In the order in which what is wrong with them is told.</param>
    public static ShimBody Of(string example, params string[] fields) => new((json, inputs) => Bind(json, inputs, fields), example)
    {
        IsOfJsonType = true,
        Missing = s_missing,
        Malformed = new RestError(StatusCodes.Status415UnsupportedMediaType, "Invalid or malformed JSON was provided"),
    };

    private static RestError? Bind(object? json, ShimInputs inputs, string[] fields)
    {
        if (json is null)
            return s_missing;
        if (json is not IReadOnlyDictionary<string, object?> body)
            return BodyIssue.Refuse([BodyIssue.WrongType("object", json, field: null)]);
        BodyIssue[] issues = [.. fields.Select(field => Check(body, field)).OfType<BodyIssue>()];
        if (issues.Length > 0)
            return BodyIssue.Refuse(issues);
        foreach (var field in fields)
            inputs.Variables[field] = body[field];
        return null;
    }

    private static BodyIssue? Check(IReadOnlyDictionary<string, object?> body, string field)
    {
        if (!body.TryGetValue(field, out var value))
            return BodyIssue.Missing("string", field);
        return value switch
        {
            not string => BodyIssue.WrongType("string", value, field),
            string text when field == "to" && !Address().IsMatch(text) => BodyIssue.Custom(field, "Invalid address"),
            string text when field == "amount" && !LeadingNumber.TryRead(text, out _) => BodyIssue.Custom(field, "Invalid amount"),
            _ => null,
        };
    }

    [GeneratedRegex(@"\A0x[0-9a-fA-F]{40}\z")]
    private static partial Regex Address();
}
