using System.Text;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.Binding;

public sealed class ResultCoercionTests
{
    public static TheoryData<object, string> Ids() => new()
    {
        { "a1", """{"data":{"id":"a1"}}""" },
        { 7L, """{"data":{"id":"7"}}""" },
        { new JsonNumber("12345678901234567890"), """{"data":{"id":"12345678901234567890"}}""" },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_ID_is_a_string_or_a_whole_number(object value, string response) =>
        Assert.Equal(response, Encoding.UTF8.GetString((await ExecuteId(value)).ToJson().Span));

    public static TheoryData<object> NoIds() => [true, new JsonNumber("1.5"), new object?[] { "a" }];

    [Theory]
    [MemberData(nameof(NoIds))]
    public async Task Nothing_else_is_an_ID(object value)
    {
        using var result = await ExecuteId(value);

        Assert.Equal(["id"], Assert.Single(result.Errors).Path);
    }

    private static ValueTask<ExecutionResult> ExecuteId(object value)
    {
        var schema = new SchemaBinder("type Query { id: ID }").Field("Query.id", (in c) => c.Value(value)).Build();
        return new GraphQLExecutor(schema).Execute(new GraphQLRequest { Query = "{ id }" });
    }
}
