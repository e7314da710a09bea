using Graph.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Graph.Functions.Tests.Template;

/// <summary>Where the template takes stages for something else than the gateway does.</summary>
internal static class StageComparison
{
    public static readonly string[] Names = ["dev", "staging", "prod"];

    public static IEnumerable<string> Problems(DeploymentTemplate template)
    {
        var allowed = template.Section("Parameters").TextsAt("Stage.AllowedValues").ToArray();
        if (!allowed.SequenceEqual(Names))
            yield return $"Parameter Stage allows {string.Join(", ", allowed)}, and the stages are {string.Join(", ", Names)}: src/Gateway/Stage.cs.";
        foreach (var name in Names)
        {
            var (stage, mapped) = (StageOf(name), template.Section("Mappings").At($"Stages.{name}"));
            (string What, string Wanted)[] wanted =
            [
                ("RequestsPerSecond", $"{stage.RequestsPerSecond}"),
                ("Burst", $"{stage.Burst}"),
                ("TakesAnyOrigin", stage.TakesAnyOrigin ? "true" : "false"),
            ];
            foreach (var (what, right) in wanted.Where(value => mapped.TextAt(value.What) != value.Wanted))
                yield return $"Mapping Stages.{name}.{what} is {mapped.TextAt(what)} and should be {right}, as src/Gateway/Stage.cs has it.";
        }
    }

    /// <summary>What of the limits comes to the APIs.</summary>
    public static IEnumerable<string> Problems(Stack stack, string name)
    {
        var stage = StageOf(name);
        foreach (var (id, properties) in stack.Resources.OfType("AWS::ApiGatewayV2::Stage"))
        {
            var (rate, burst) = (properties.TextAt("DefaultRouteSettings.ThrottlingRateLimit"), properties.TextAt("DefaultRouteSettings.ThrottlingBurstLimit"));
            if ((rate, burst) != ($"{stage.RequestsPerSecond}", $"{stage.Burst}"))
                yield return $"{id} takes {rate} requests a second and {burst} at once, and should take {stage.RequestsPerSecond} and {stage.Burst}.";
        }
    }

    private static Stage StageOf(string name) => Stage.Of(
        new ConfigurationBuilder().AddInMemoryCollection([new("Stage", name)]).Build(), new HostingEnvironment { EnvironmentName = "Production" });
}
