using System.Text.Json.Nodes;
using Graph.Functions.Definitions;
using Graph.Functions.Hosting;

namespace Graph.Functions.Tests.Template;

/// <summary>Where functions are not what the code declares: their names, times and settings.</summary>
internal static class FunctionComparison
{
    public const string Type = "AWS::Serverless::Function";

    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var present = Present(stack, stage);
        foreach (var function in FunctionDefinitions.All)
        {
            if (!present.TryGetValue(function.Name, out var found))
                yield return $"Function {function.Name} is not in the template: declare it with the handler {function.Name}.";
            else
                foreach (var problem in Compare(function, found.Id, found.Properties, stage))
                    yield return problem;
        }
        foreach (var (handler, found) in present.Where(found => FunctionDefinitions.All.All(function => function.Name != found.Key)))
            yield return $"{found.Id} has the handler {handler}, which no function has: remove it, or declare it in FunctionDefinitions.";
    }

    /// <summary>By their handlers.</summary>
    public static IReadOnlyDictionary<string, (string Id, JsonObject Properties)> Present(Stack stack, string stage) => stack.Resources
        .OfType(Type)
        .GroupBy(function => function.Properties.TextAt("Handler") ?? "nothing")
        .ToDictionary(same => same.Key, same => same.First());

    private static IEnumerable<string> Compare(FunctionDefinition function, string id, JsonObject properties, string stage)
    {
        (string Path, string Wanted)[] wanted =
        [
            ("FunctionName", $"graph-{function.Name}-{stage}"),
            ("Runtime", "provided.al2023"),
            ("Timeout", $"{function.Timeout.TotalSeconds}"),
            ("Tracing", "Active"),
            ("LoggingConfig.LogFormat", "JSON"),
            ("LoggingConfig.LogGroup", $"/graph/{stage}/{function.Name}"),
            ("KmsKeyArn", "{DataKey.Arn}"),
            ("AutoPublishAlias", "live"),
            ("SnapStart.ApplyOn", "None"),
            ($"Environment.Variables.{FunctionNames.Variable}", function.Name),
        ];
        var problems = from value in wanted
                       let found = properties.TextAt(value.Path)
                       where found != value.Wanted
                       select $"{id} has {value.Path} {found ?? "nowhere"} and should have {value.Wanted}.";
        return problems.Concat(Settings(function, id, properties));
    }

    private static IEnumerable<string> Settings(FunctionDefinition function, string id, JsonObject properties)
    {
        var keys = Keys(properties).ToArray();
        foreach (var setting in function.Settings.Where(setting => !keys.Any(key => IsOf(key, setting))))
            yield return $"{id} has no variable for {setting}, which {function.Name} reads: add {Variable(setting)}, or take the setting from its declaration.";
        foreach (var key in keys.Where(key => !function.Settings.Any(setting => IsOf(key, setting))))
            yield return $"{id} has the variable {Variable(key)}, which {function.Name} does not read: remove it, or declare the setting {key}.";
    }

    /// <summary>Of the configuration; the variable that names the function is none.</summary>
    public static IEnumerable<string> Keys(JsonObject properties) =>
        from variable in properties.At("Environment.Variables")?.AsObject() ?? []
        where variable.Key != FunctionNames.Variable
        select variable.Key.Replace("__", ":", StringComparison.Ordinal);

    private static bool IsOf(string key, string setting) =>
        key == setting || key.StartsWith($"{setting}:", StringComparison.Ordinal);

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
