using System.Text;
using Graph.Lambda.Runtime;
using Graph.Lambda.Tests.Hosting.Fronts;
using Graph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Tests.Hosting;

public sealed class DeadlineTests
{
    private const string OutOfTime = """504 {"errors":[{"message":"The request was not answered in the time that the function has.","extensions":{"code":"TIMEOUT"}}]}""";

    private readonly HttpApi front = new();
    private readonly CancellationTokenSource deadline = new();

    [Fact]
    public async Task Who_ends_when_the_time_is_over_has_not_answered()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await deadline.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }));

        Assert.Equal(OutOfTime, await Answer(hosted));
        Assert.Equal(["Warning: The application has not answered in time. Invocation invocation-1"], hosted.Log.All);
    }

    [Fact]
    public async Task Who_ends_quietly_when_the_time_is_over_has_not_answered_either()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await deadline.CancelAsync();
            Assert.True(context.RequestAborted.IsCancellationRequested);
        }));

        Assert.Equal(OutOfTime, await Answer(hosted));
    }

    [Fact]
    public async Task Who_does_not_end_is_left_behind()
    {
        var released = new TaskCompletionSource();
        var disposed = false;
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.OnCompleted(() =>
            {
                disposed = true;
                return Task.CompletedTask;
            });
            await deadline.CancelAsync();
            await released.Task;
            for (var part = 0; part < 100; part++)
                await context.Response.WriteAsync(new string('x', 10_000), CancellationToken.None);
        }));

        Assert.Equal(OutOfTime, await Answer(hosted, isLate: true));
        Assert.Equal(
            [
                "Warning: The application has not answered in time. Invocation invocation-1",
                "Warning: The application runs on after its time. Invocation invocation-1",
            ], hosted.Log.All);
        released.SetResult();
        await Eventually.Is(() => disposed);
    }

    [Fact]
    public async Task Who_answers_in_the_last_moment_has_answered()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await deadline.CancelAsync();
            await context.Response.WriteAsync("in time", CancellationToken.None);
        }));

        Assert.Equal("200 in time", await Answer(hosted));
    }

    [Fact]
    public async Task There_is_time_to_end_after_the_cancellation()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            context.RequestAborted.Register(cancelled.SetResult);
            await deadline.CancelAsync();
            await cancelled.Task;
            await Task.Yield();
            await context.Response.WriteAsync("with a farewell", CancellationToken.None);
        }));

        Assert.Equal("200 with a farewell", await Answer(hosted));
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("multipart/mixed; boundary=\"-\"")]
    public async Task Of_a_sequence_that_does_not_end_there_is_what_was_flushed_until_then(string type)
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync("event: next\n\n");
            await context.Response.WriteAsync("event: next\n\n");
            Encoding.UTF8.GetBytes("half", context.Response.BodyWriter);
            await deadline.CancelAsync();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }));

        Assert.Equal("200 event: next\n\nevent: next\n\n", await Answer(hosted, isLate: true));
    }

    [Fact]
    public async Task Half_a_document_is_not_answered()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"data":""");
            await deadline.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }));

        Assert.Equal(OutOfTime, await Answer(hosted));
    }

    [Fact]
    public async Task What_fails_when_the_time_is_over_for_another_reason_has_failed()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async _ =>
        {
            await deadline.CancelAsync();
            throw new InvalidDataException("why");
        }));

        Assert.Equal("500 ", await Answer(hosted));
        Assert.Equal(["Error: The application has failed. Invocation invocation-1 InvalidDataException: why"], hosted.Log.All);
    }

    [Fact]
    public async Task What_is_done_after_a_response_takes_nothing_from_it()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.OnCompleted(async () =>
            {
                await deadline.CancelAsync();
                await Task.Delay(Timeout.Infinite);
            });
            await context.Response.WriteAsync("whole");
        }));

        Assert.Equal("200 whole", await Answer(hosted, isLate: true));
    }

    /// <param name="isLate">Nothing is waited for once the token is cancelled.</param>
    private async Task<string> Answer(HostedApplication hosted, bool isLate = false)
    {
        var invocation = HostedApplication.Invocation(front.EventOf(new WireRequest("GET", "/")), isLate);
        var result = Assert.IsType<InvocationResult.Buffered>(await hosted.Handle(invocation, deadline.Token));
        var answer = front.ResponseOf(result.Payload.ToArray());
        return $"{answer.Status} {answer.Text}";
    }
}
