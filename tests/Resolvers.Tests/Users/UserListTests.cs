using Graph.GraphQL.Binding;
using Graph.Resolvers.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Users;

public sealed class UserListTests(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 12).Select(i => $"u-{i:D2}")];

    public async Task InitializeAsync() => await shop.Services.GetRequiredService<UserStore>().Fill(
        Ids.Select(id => new User(new UserId(id), $"{id}@example.com", null)), CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Whoever_reads_and_whatever_the_page_size_everyone_else_comes_once()
    {
        foreach (var viewer in Ids.Append("a stranger"))
        {
            foreach (var size in new[] { 1, 3, 4, 11, 12 })
                Assert.Equal(Ids.Where(id => id != viewer), (await AllPages(viewer, size)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_page_reads_little_more_than_a_page()
    {
        shop.Requests.Clear();
        await shop.Data("{ users(first: 3) { nodes { id email } } }", viewer: new Viewer { Id = "u-05" });
        Assert.Equal(5, (int)Assert.Single(shop.Requests.Bodies("Scan"))["Limit"]!);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_viewer()
    {
        var page = await shop.Data("{ users(first: 2) { pageInfo { endCursor } } }", viewer: new Viewer { Id = "u-05" });
        var query = $$"""{ users(first: 2, after: "{{page["users"]!["pageInfo"]!["endCursor"]}}") { nodes { id } } }""";
        await shop.Refuses(query, "BAD_CURSOR", "not a cursor of this list", new Viewer { Id = "u-06" });
        await shop.Refuses("{ users(first: 101) { nodes { id } } }", "BAD_USER_INPUT", "1 to 100", new Viewer { Id = "u-06" });
    }

    private async Task<List<string>> AllPages(string viewer, int size)
    {
        var ids = new List<string>();
        for (string? after = null; ;)
        {
            var argument = after is null ? "" : $", after: \"{after}\"";
            var data = await shop.Data(
                $$"""{ users(first: {{size}}{{argument}}) { edges { cursor } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""",
                viewer: new Viewer { Id = viewer });
            var (users, info) = (data["users"]!, data["users"]!["pageInfo"]!);
            ids.AddRange(users["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            Assert.Equal(after is not null, (bool)info["hasPreviousPage"]!);
            Assert.Equal((string?)users["edges"]![0]!["cursor"], (string?)info["startCursor"]);
            if (!(bool)info["hasNextPage"]!)
                return ids;
            Assert.Equal(size, users["nodes"]!.AsArray().Count);
            after = (string?)info["endCursor"];
        }
    }
}
