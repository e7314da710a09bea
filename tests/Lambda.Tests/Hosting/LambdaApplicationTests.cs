using Graph.Lambda.Hosting;
using Graph.Lambda.Tests.Hosting.Fronts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Tests.Hosting;

public sealed class LambdaApplicationTests
{
    [Fact]
    public async Task An_application_without_Kestrel_is_configured_logs_and_routes_like_any_other()
    {
        var front = new HttpApi();
        await using var hosted = await HostedApplication.Start(
            LambdaApplication.CreateWithoutServer(["--Greeting", "hello"]),
            application => application.MapGet("/{name}", (HttpContext context) => context.Response.WriteAsync(
                $"{application.Configuration["Greeting"]} {context.Request.RouteValues["name"]} {application.Configuration["PATH"]?.Length > 0} {application.Environment.EnvironmentName}")));

        var answer = front.ResponseOf(await hosted.Answer(front.EventOf(new WireRequest("GET", "/world"))));

        Assert.Equal((200, $"hello world True {Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production"}"), (answer.Status, answer.Text));
        Assert.Equal(404, front.ResponseOf(await hosted.Answer(front.EventOf(new WireRequest("GET", "/a/b")))).Status);
    }

    [Fact]
    public void Where_there_is_no_Lambda_it_is_the_slim_builder() => Assert.Contains(
        LambdaApplication.CreateSlimBuilder([]).Services, service => service.ServiceType.Name == "IServer");
}
