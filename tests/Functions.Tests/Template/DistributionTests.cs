using System.Text.Json.Nodes;
using Graph.Functions.Hosting;

namespace Graph.Functions.Tests.Template;

/// <summary>What CloudFront keeps: what the code allows, and for whom it was made.</summary>
public sealed class DistributionTests
{
    private const string Variable = "Environment.Variables.GraphQL__TrustedMaxAgeSeconds";

    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    [Theory]
    [InlineData("true", "trusted-documents.json", "60")]
    [InlineData("true", "", null)]
    [InlineData("false", "trusted-documents.json", null)]
    public void Answers_may_be_kept_where_there_are_trusted_documents_and_who_keeps_them(string distribution, string trusted, string? seconds)
    {
        var stack = Stack.Of(
            s_template, ("Stage", "prod"), ("SecretId", "graph"), ("Distribution", distribution), ("TrustedDocuments", trusted));

        Assert.Equal(seconds, FunctionComparison.Present(stack, "prod")[FunctionNames.Api].Properties.TextAt(Variable));
    }

    [Fact]
    public void What_is_kept_is_for_the_same_question_by_the_same_viewer_and_no_longer_than_it_says()
    {
        var policy = Whole("AWS::CloudFront::CachePolicy").At("CachePolicyConfig")!;
        var key = policy.At("ParametersInCacheKeyAndForwardedToOrigin")!;

        Assert.Equal(("0", "0"), (policy.TextAt("MinTTL"), policy.TextAt("DefaultTTL")));
        Assert.Equal(s_template.Section("Parameters").TextAt("TrustedMaxAge.MaxValue"), policy.TextAt("MaxTTL"));
        Assert.Equal("all", key.TextAt("QueryStringsConfig.QueryStringBehavior"));
        Assert.Equal(
            ["Accept", "Authorization", "Origin"], key.At("HeadersConfig.Headers")!.AsArray().Select(header => header!.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(("true", "true"), (key.TextAt("EnableAcceptEncodingBrotli"), key.TextAt("EnableAcceptEncodingGzip")));
    }

    /// <summary>Those that it keeps by itself, whatever their Cache-Control says.</summary>
    [Theory]
    [InlineData(404)]
    [InlineData(414)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void Errors_are_not_kept(int status)
    {
        var errors = Whole("AWS::CloudFront::Distribution").At("DistributionConfig.CustomErrorResponses")!.AsArray();

        Assert.Equal("0", errors.Single(error => error.TextAt("ErrorCode") == $"{status}").TextAt("ErrorCachingMinTTL"));
    }

    private static JsonObject Whole(string type) => Stack.Whole(s_template, "prod").Resources.OfType(type).Single().Properties;
}
