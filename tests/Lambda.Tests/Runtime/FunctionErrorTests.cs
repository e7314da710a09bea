using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Graph.Lambda.Runtime;

namespace Graph.Lambda.Tests.Runtime;

public sealed class FunctionErrorTests
{
    [Fact]
    public void An_error_is_written_as_Lambda_shows_it() =>
        Assert.Equal(
            """{"errorMessage":"No such order.","errorType":"InvalidOperationException","stackTrace":[],"cause":{"errorMessage":"Not there.","errorType":"Runtime.HandlerNotFound","stackTrace":[]}}""",
            Json(FunctionError.Of(new InvalidOperationException(
                "No such order.", new FunctionErrorException("Runtime.HandlerNotFound", "Not there.")))));

    [Fact]
    public void The_stack_is_there_line_by_line()
    {
        var error = FunctionError.Of(Assert.Throws<FormatException>(() => int.Parse("x")));
        using var json = JsonDocument.Parse(error.ToJson());

        var lines = json.RootElement.GetProperty("stackTrace").EnumerateArray().Select(line => line.GetString()!).ToList();
        Assert.Contains(lines, line => line.StartsWith("at System.Int32.Parse(String", StringComparison.Ordinal));
        Assert.Equal("FormatException", json.RootElement.GetProperty("errorType").GetString());
    }

    [Theory]
    [InlineData("Runtime.NoSuchHandler", "Runtime.NoSuchHandler")]
    [InlineData("List`1", "List_1")]
    [InlineData("Fehler\r\nX-Injected: 1", "Fehler__X-Injected__1")]
    [InlineData("Größe", "Gr__e")]
    [InlineData("", "Unknown")]
    public void A_type_is_fit_for_a_header(string type, string expected) => Assert.Equal(expected, FunctionError.Of(type, "").Type);

    [Fact]
    public void An_exception_that_throws_when_it_is_read_has_no_message() =>
        Assert.Equal("""{"errorMessage":"","errorType":"SpitefulException","stackTrace":[]}""", Json(FunctionError.Of(new SpitefulException())));

    [Fact]
    public void Causes_have_an_end()
    {
        Exception exception = new InvalidOperationException("last");
        for (var depth = 0; depth < 1_000; depth++)
            exception = new InvalidOperationException($"{depth}", exception);

        Assert.Equal(
            ["999", "998", "997", "996", "995"],
            Causes(FunctionError.Of(exception)).Select(error => error.Message));
    }

    /// <summary>Lambda's end of the API reads trailers of 4 KB in all, the error in base64.</summary>
    [Fact]
    public void However_much_there_is_it_is_cut_to_the_room_there_is() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(string? Message, PositiveInt Times, string? Type, byte Depth)>(), said =>
        {
            var message = string.Concat(Enumerable.Repeat(said.Message ?? "\ud800", said.Times.Get * 1_000));
            Exception exception = new FunctionErrorException(said.Type ?? "", message);
            for (var depth = 0; depth < said.Depth % 8; depth++)
                exception = Thrown(message, exception);
            var error = FunctionError.Of(exception);
            return IsWhole(error.ToJson(), FunctionError.LargestJson) && IsWhole(error.ToJson(2_700), 2_700)
                && StreamedResponse.Trailers(error).Sum(trailer => trailer.Name.Length + trailer.Value.Length + 4) < 4_000;
        }).QuickCheckThrowOnFailure();

    private static bool IsWhole(byte[] json, int largest)
    {
        using var document = JsonDocument.Parse(json);
        return json.Length <= largest && document.RootElement.GetProperty("errorMessage").ValueKind == JsonValueKind.String;
    }

    private static InvalidOperationException Thrown(string message, Exception cause) =>
        Assert.Throws<InvalidOperationException>(() => Throw(20, message, cause));

    private static void Throw(int depth, string message, Exception cause)
    {
        if (depth == 0)
            throw new InvalidOperationException(message, cause);
        Throw(depth - 1, message, cause);
    }

    private static IEnumerable<FunctionError> Causes(FunctionError? error)
    {
        for (; error is not null; error = error.Cause)
            yield return error;
    }

    private static string Json(FunctionError error) => Encoding.UTF8.GetString(error.ToJson());

    private sealed class SpitefulException : Exception
    {
        public override string Message => throw new InvalidOperationException();

        public override string? StackTrace => throw new InvalidOperationException();
    }
}
