using Graph.Testing;
using Tomlyn;
using Tomlyn.Model;

namespace Graph.Functions.Tests.Template;

public sealed class SamConfigTests
{
    private const string Name = "samconfig.toml";

    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();
    private static readonly TomlTable s_config = TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(Repository.PathOf(Name)))!;

    public static TheoryData<string> Stages => [.. StageComparison.Names];

    [Fact]
    public void There_is_one_environment_a_stage() =>
        Assert.Equal(StageComparison.Names, s_config.Where(entry => entry.Value is TomlTable).Select(entry => entry.Key));

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_is_deployed_as_a_stack_of_its_own(string stage) => Assert.Equal(
        ("serverless.template", $"graph-{stage}", $"graph-{stage}", "CAPABILITY_IAM CAPABILITY_AUTO_EXPAND", $"service=graph stage={stage}"),
        (Of(stage, "template_file"), Of(stage, "stack_name"), Of(stage, "s3_prefix"), Of(stage, "capabilities"), Of(stage, "tags")));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Parameters_are_those_of_the_template(string stage)
    {
        var given = Parameters(stage);
        var declared = s_template.Section("Parameters");

        foreach (var (name, value) in given)
        {
            Assert.True(declared.ContainsKey(name), $"{Name} sets {name} for {stage}, which is no parameter of the template.");
            var allowed = declared[name].TextsAt("AllowedValues").ToArray();
            Assert.True(allowed.Length == 0 || allowed.Contains(value), $"{Name} sets {name} to {value} for {stage}; it may be {string.Join(", ", allowed)}.");
        }
        foreach (var needed in declared.Where(parameter => parameter.Value.At("Default") is null))
            Assert.True(given.ContainsKey(needed.Key), $"{Name} does not set {needed.Key} for {stage}, which has no default.");
        Assert.Equal((stage, $"graph/{stage}"), (given["Stage"], given["SecretId"]));
    }

    [Fact]
    public void Production_is_looked_at_before_it_is_changed() => Assert.Equal("True", Of("prod", "confirm_changeset"));

    private static Dictionary<string, string> Parameters(string stage) => Of(stage, "parameter_overrides")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split('=', 2))
        .ToDictionary(one => one[0], one => one[1]);

    private static string Of(string stage, string name)
    {
        var parameters = (TomlTable)((TomlTable)((TomlTable)s_config[stage])["deploy"])["parameters"];
        return parameters.TryGetValue(name, out var value) ? $"{value}" : $"{Name} has no {name} for {stage}";
    }
}
