using System.Text.Json.Nodes;
using Graph.Testing.Peers;

namespace Graph.Conformance.Differential;

/// <summary>One document after the other through both peers, as far as it goes: what does not parse is not validated.</summary>
internal sealed class Comparison(Peer engine, Peer reference, string sdl)
{
    private static readonly string[] s_rules =
    [
        "ExecutableDefinitionsRule", "FieldsOnCorrectTypeRule", "FragmentsOnCompositeTypesRule", "KnownArgumentNamesRule",
        "KnownDirectivesRule", "KnownFragmentNamesRule", "KnownTypeNamesRule", "LoneAnonymousOperationRule",
        "NoFragmentCyclesRule", "NoUndefinedVariablesRule", "NoUnusedFragmentsRule", "NoUnusedVariablesRule",
        "OverlappingFieldsCanBeMergedRule", "PossibleFragmentSpreadsRule", "ProvidedRequiredArgumentsRule", "ScalarLeafsRule",
        "SingleFieldSubscriptionsRule", "UniqueArgumentNamesRule", "UniqueDirectivesPerLocationRule", "UniqueFragmentNamesRule",
        "UniqueInputFieldNamesRule", "UniqueOperationNamesRule", "UniqueVariableNamesRule", "ValuesOfCorrectTypeRule",
        "VariablesAreInputTypesRule", "VariablesInAllowedPositionRule",
    ];

    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    public async Task Run(string document, RootValueGenerator values)
    {
        if (!await Agree("print", document, a => a["printed"]))
            return;
        if (!await Agree("validate", document))
        {
            foreach (var rule in s_rules)
                await Agree("validate", document, new JsonObject { ["rules"] = new JsonArray(rule) });
            return;
        }
        var variables = values.VariablesFor(document);
        foreach (var operation in values.OperationsIn(document))
            await Agree("execute", document, new JsonObject
            {
                ["operationName"] = operation,
                ["variables"] = variables.DeepClone(),
                ["rootValue"] = values.Next(document, operation),
            }, a => a["data"]);
    }

    /// <summary>True when both accept the document.</summary>
    private Task<bool> Agree(string operation, string document, Func<JsonObject, JsonNode?>? result = null) =>
        Agree(operation, document, [], result);

    private async Task<bool> Agree(string operation, string document, JsonObject parameters, Func<JsonObject, JsonNode?>? result = null)
    {
        parameters["op"] = operation;
        parameters["schema"] = sdl;
        parameters["query"] = document;
        var expected = await reference.Ask(parameters);
        var actual = await engine.Ask(parameters);
        if (Places(expected) != Places(actual))
            Differ("errors", Places(expected), Places(actual));
        else if (result is not null && !JsonNode.DeepEquals(result(expected), result(actual)))
            Differ("result", result(expected)?.ToJsonString(), result(actual)?.ToJsonString());
        return (bool)expected["ok"]!;

        void Differ(string what, string? wanted, string? got)
        {
            parameters.Remove("schema");
            _differences.Add($"{operation}, {what}\n{parameters.ToJsonString()}\n{document}\n  reference {wanted}\n  engine    {got}");
        }
    }

    /// <summary>Path and locations of each error, in an order of their own: errors have none that clients may rely on.</summary>
    private static string Places(JsonObject answer) => string.Join(
        " ",
        answer["errors"]!.AsArray()
            .Select(error => $"{error!["path"]?.ToJsonString()}@{Locations(error["locations"])}")
            .Order(StringComparer.Ordinal));

    private static string Locations(JsonNode? locations) =>
        string.Join(",", (locations?.AsArray() ?? []).Select(l => $"{l!["line"]}:{l["column"]}").Order(StringComparer.Ordinal));
}
