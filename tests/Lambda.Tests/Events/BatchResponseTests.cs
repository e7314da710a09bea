using System.Text;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

public sealed class BatchResponseTests
{
    [Fact]
    public void Failures_are_named_as_AWS_reads_them() =>
        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"m1"},{"itemIdentifier":"m2"}]}""",
            Encoding.UTF8.GetString(EventJson.Write(BatchResponse.Failed("m1", "m2"))));

    [Fact]
    public void A_batch_of_which_all_is_done_has_an_empty_list() =>
        Assert.Equal("""{"batchItemFailures":[]}""", Encoding.UTF8.GetString(EventJson.Write(BatchResponse.AllDone)));
}
