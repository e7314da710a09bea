using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Graph.Gateway.Observability;

namespace Graph.Gateway.Tests.Observability;

public sealed class XRayTraceTests
{
    private const string Root = "Root=1-5759e988-bd862e3fe1be46a994272793";

    [Theory]
    [InlineData(Root + ";Parent=53995c3f42cd8ad8;Sampled=1", ActivityTraceFlags.Recorded)]
    [InlineData(Root + ";Parent=53995c3f42cd8ad8;Sampled=0", ActivityTraceFlags.None)]
    [InlineData("Self=1-67891234-12456789abcdef012345678; " + Root + "; Parent=53995c3f42cd8ad8;Lineage=a87bd80c:1|68fd508a:5", ActivityTraceFlags.None)]
    public void A_header_names_a_trace_and_the_span_above(string header, ActivityTraceFlags flags)
    {
        var read = XRayTrace.Read(header);

        Assert.Equal(("5759e988bd862e3fe1be46a994272793", "53995c3f42cd8ad8", flags, true), (read?.TraceId.ToHexString(), read?.SpanId.ToHexString(), read?.TraceFlags, read?.IsRemote));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Root)]
    [InlineData("Parent=53995c3f42cd8ad8;Sampled=1")]
    [InlineData("Root=2-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a99427279;Parent=53995c3f42cd8ad8")]
    [InlineData("Root=1-5759E988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8")]
    [InlineData("Root=1-00000000-000000000000000000000000;Parent=53995c3f42cd8ad8")]
    [InlineData(Root + ";Parent=0000000000000000")]
    [InlineData(Root + ";Parent=x3995c3f42cd8ad8")]
    public void What_names_none_is_left_out(string? header) => Assert.Null(XRayTrace.Read(header));

    [Fact]
    public void Whatever_a_client_sends_is_read_or_left_out() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => XRayTrace.Read($"Root={text};Parent={text}") is null).QuickCheckThrowOnFailure();

    [Fact]
    public void A_trace_that_begins_here_has_the_time_in_front()
    {
        var (before, id) = (DateTimeOffset.UtcNow.ToUnixTimeSeconds(), XRayTrace.NewTraceId().ToHexString());

        Assert.InRange(Convert.ToInt64(id[..8], 16), before, before + 60);
        Assert.NotEqual(id, XRayTrace.NewTraceId().ToHexString());
    }
}
