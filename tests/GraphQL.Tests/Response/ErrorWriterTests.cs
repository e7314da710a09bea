using System.Text;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.Response;

/// <summary>Section 7.1.4 (Errors).</summary>
public sealed class ErrorWriterTests
{
    [Fact]
    public void An_error_has_its_message_alone() => Written(new GraphQLError("a \"b\""), """{"message":"a \"b\""}""");

    [Fact]
    public void Locations_path_and_code_follow() => Written(
        new GraphQLError("m", "CODE", [new Location(1, 2), new Location(3, 4)], ["a", 0, "b"]),
        """{"message":"m","locations":[{"line":1,"column":2},{"line":3,"column":4}],"path":["a",0,"b"],"extensions":{"code":"CODE"}}""");

    [Fact]
    public void Extensions_without_a_code_stand_alone() => Written(
        new GraphQLError("m", extensions: new Dictionary<string, object?> { ["a"] = new object?[] { 1, 2L, 0.5, 1.20m, new JsonNumber("1e400"), true, null }, ["b"] = new Dictionary<string, object?>() }),
        """{"message":"m","extensions":{"a":[1,2,0.5,1.20,1e400,true,null],"b":{}}}""");

    [Fact]
    public void The_code_of_the_error_is_the_one_that_counts() => Written(
        new GraphQLError("m", "REAL", extensions: new Dictionary<string, object?> { ["code"] = "OTHER", ["{"] = "{" }),
        """{"message":"m","extensions":{"code":"REAL","{":"{"}}""");

    [Fact]
    public void Several_errors_are_a_list()
    {
        using var buffer = new Utf8JsonBuffer();
        buffer.WriteErrors([new GraphQLError("a"), new GraphQLError("b")]);

        Assert.Equal("""
                     "errors":[{"message":"a"},{"message":"b"}]
                     """, Encoding.UTF8.GetString(buffer.Written));
    }

    [Fact]
    public void What_JSON_lacks_is_refused()
    {
        using var buffer = new Utf8JsonBuffer();

        Assert.Throws<NotSupportedException>(() => buffer.WriteJson(double.NaN));
        Assert.Throws<NotSupportedException>(() => buffer.WriteJson(double.PositiveInfinity));
        Assert.Throws<NotSupportedException>(() => buffer.WriteJson(new object()));
    }

    private static void Written(GraphQLError error, string expected)
    {
        using var buffer = new Utf8JsonBuffer();
        buffer.WriteErrors([error]);
        Assert.Equal($"\"errors\":[{expected}]", Encoding.UTF8.GetString(buffer.Written));
    }
}
