using System.Globalization;
using System.Text.Json.Nodes;
using Graph.Testing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Graph.Functions.Tests.Template;

/// <summary>
/// A template as JSON, functions in their long form (<c>{"Fn::Sub": …}</c>). It is read from YAML with CloudFormation's tags; a name
/// that occurs twice in one place is an error.
/// </summary>
internal sealed record DeploymentTemplate(JsonObject Root)
{
    public static string Path { get; } = Repository.PathOf("serverless.template");

    public static DeploymentTemplate Read() => Parse(File.ReadAllText(Path));

    public static DeploymentTemplate Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return new DeploymentTemplate(ToJson(stream.Documents.Single().RootNode)!.AsObject());
    }

    public JsonObject Section(string name) => Root[name]?.AsObject() ?? [];

    public JsonObject Resources => Section("Resources");

    /// <summary>A copy, of which something may be changed.</summary>
    public DeploymentTemplate Copy() => new(Root.DeepClone().AsObject());

    private static JsonNode? ToJson(YamlNode node)
    {
        JsonNode? content = node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(
                child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, ToJson(child.Value)))),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
            YamlScalarNode scalar => ToJson(scalar),
            _ => throw new InvalidDataException($"{node.Start}: neither a mapping, a sequence nor a scalar."),
        };
        return node.Tag.IsEmpty || !node.Tag.Value.StartsWith('!') || node.Tag.IsNonSpecific
            ? content
            : Function(node.Tag.Value[1..], content);
    }

    private static JsonObject Function(string name, JsonNode? content) => name switch
    {
        "Ref" or "Condition" => new JsonObject { [name] = content },
        "GetAtt" when content is JsonValue text => new JsonObject
        {
            ["Fn::GetAtt"] = new JsonArray([.. text.GetValue<string>().Split('.', 2).Select(part => JsonValue.Create(part))]),
        },
        _ => new JsonObject { [$"Fn::{name}"] = content },
    };

    private static JsonValue? ToJson(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain || !scalar.Tag.IsEmpty)
            return JsonValue.Create(text);
        return text switch
        {
            "" or "null" or "~" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
