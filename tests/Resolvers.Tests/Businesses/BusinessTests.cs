using Graph.GraphQL.Binding;
using Graph.Resolvers.Businesses;
using Graph.Resolvers.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Businesses;

public sealed class BusinessTests(Shop shop) : IClassFixture<Shop>
{
    private const string Everything =
        "id ownerId email name type ownerName phoneNumber address { street city zipcode state country other } status createdAt updatedAt";

    private static readonly Viewer Admin = new() { Id = "admin", IsAdmin = true };

    [Fact]
    public async Task A_row_of_the_earlier_system_is_read()
    {
        await Stored.Put(shop, BusinessesTable.Definition,
            """
            {"business_id":"b-old","cognito_user_id":"owner-old","email":"Old@x.example","business_name":"Old","business_type":"bakery","owner_name":"O",
             "phone_number":"+64 21","address":{"street":"1 Pier Rd","city":"Napier","zipcode":4110,"state":"HB","unit":"5","geo":{"lat":"-39.5"}},
             "created_at":"2030-02-03T04:05:06.123456","updated_at":"2030-02-03T04:05:07","status":"active"}
            """);

        await shop.Answers(
            $$"""{ business(id: "b-old") { {{Everything}} } }""",
            """
            {"business":{"id":"b-old","ownerId":"owner-old","email":"Old@x.example","name":"Old","type":"BAKERY","ownerName":"O","phoneNumber":"+64 21",
             "address":{"street":"1 Pier Rd","city":"Napier","zipcode":"4110","state":"HB","country":null,"other":{"unit":"5","geo":{"lat":"-39.5"}}},
             "status":"ACTIVE","createdAt":"2030-02-03T04:05:06.123Z","updatedAt":"2030-02-03T04:05:07.000Z"}}
            """,
            new Viewer { Id = "owner-old" });
    }

    [Fact]
    public async Task Rows_that_nothing_should_have_written_do_not_stop_a_list()
    {
        await Stored.Put(shop, BusinessesTable.Definition, """{"business_id":"b-bare","cognito_user_id":"bare"}""");
        await Stored.Put(shop, BusinessesTable.Definition,
            """
            {"business_id":"b-odd","cognito_user_id":"bare","email":"odd@x.example","business_name":7,"business_type":"spaceport","owner_name":[],"phone_number":{},
             "address":{"street":true,"city":[],"state":{"code":"HB"},"country":["NZ"]},"created_at":"yesterday","updated_at":5,"status":"closed"}
            """);

        var data = await shop.Data($$"""{ myBusinesses { nodes { {{Everything}} } } }""", viewer: new Viewer { Id = "bare" });

        var nodes = data["myBusinesses"]!["nodes"]!.AsArray().OrderBy(node => (string?)node!["id"]).ToArray();
        Stored.AssertJson(
            """
            {"id":"b-bare","ownerId":"bare","email":"","name":"","type":"OTHER","ownerName":"","phoneNumber":"",
             "address":{"street":"","city":"","zipcode":"","state":null,"country":null,"other":{}},"status":"OTHER","createdAt":null,"updatedAt":null}
            """,
            nodes[0]!);
        Stored.AssertJson(
            """
            {"id":"b-odd","ownerId":"bare","email":"odd@x.example","name":"7","type":"OTHER","ownerName":"","phoneNumber":"",
             "address":{"street":"","city":"","zipcode":"","state":null,"country":null,"other":{"state":{"code":"HB"},"country":["NZ"]}},
             "status":"OTHER","createdAt":null,"updatedAt":null}
            """,
            nodes[1]!);
    }

    [Fact]
    public async Task An_owner_pages_through_their_businesses_and_an_admin_through_all()
    {
        var businesses = shop.Services.GetRequiredService<BusinessStore>();
        string[] ids = [.. Enumerable.Range(0, 7).Select(i => $"page-{i}")];
        await businesses.Fill([.. ids.Select((id, i) => Some(id, i < 5 ? "pager" : "other pager"))], CancellationToken.None);

        Assert.Equal(ids[..5], (await AllPages("myBusinesses", new Viewer { Id = "pager" })).Order());
        Assert.Equal(ids, (await AllPages("businesses", Admin)).Where(ids.Contains).Order());
        await shop.Answers("{ myBusinesses { nodes { id } pageInfo { hasNextPage } } }", """{"myBusinesses":{"nodes":[],"pageInfo":{"hasNextPage":false}}}""", new Viewer { Id = "owns nothing" });
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_list()
    {
        var businesses = shop.Services.GetRequiredService<BusinessStore>();
        await businesses.Fill([Some("cursor-1", "cursor owner"), Some("cursor-2", "cursor owner")], CancellationToken.None);
        var page = await shop.Data("{ myBusinesses(first: 1) { pageInfo { endCursor } } }", viewer: new Viewer { Id = "cursor owner" });
        var after = $"after: \"{page["myBusinesses"]!["pageInfo"]!["endCursor"]}\"";

        await shop.Refuses($$"""{ myBusinesses({{after}}) { nodes { id } } }""", "BAD_CURSOR", "not a cursor of this list", new Viewer { Id = "somebody else" });
        await shop.Refuses($$"""{ businesses({{after}}) { nodes { id } } }""", "BAD_CURSOR", "not a cursor of this list", Admin);
        await shop.Refuses("{ businesses(first: 0) { nodes { id } } }", "BAD_USER_INPUT", "1 to 100", Admin);
    }

    [Fact]
    public async Task The_owners_of_a_list_are_one_read()
    {
        var businesses = shop.Services.GetRequiredService<BusinessStore>();
        await businesses.Fill([Some("owned-1", "batch owner"), Some("owned-2", "batch owner"), Some("owned-3", "batch owner")], CancellationToken.None);
        await shop.Services.GetRequiredService<UserStore>().Fill([new User(new UserId("batch owner"), "owner@example.com", null)], CancellationToken.None);
        shop.Requests.Clear();

        var data = await shop.Data("{ myBusinesses { nodes { owner { email } } } }", viewer: new Viewer { Id = "batch owner" });

        Assert.All(data["myBusinesses"]!["nodes"]!.AsArray(), node => Assert.Equal("owner@example.com", (string?)node!["owner"]!["email"]));
        Assert.Equal(1, shop.Requests.Count("BatchGetItem"));
    }

    private async Task<List<string>> AllPages(string list, Viewer viewer)
    {
        var ids = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var data = await shop.Data($$"""{ {{list}}(first: 2{{after}}) { nodes { id } pageInfo { hasNextPage endCursor } } }""", viewer: viewer);
            ids.AddRange(data[list]!["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            var info = data[list]!["pageInfo"]!;
            after = (bool)info["hasNextPage"]! ? $", after: \"{info["endCursor"]}\"" : null;
        }
        return ids;
    }

    private static Business Some(string id, string owner) => new(
        new BusinessId(id),
        new UserId(owner),
        $"{id}@x.example",
        id,
        BusinessType.Cafe,
        "O",
        "1",
        new BusinessAddress("S", "C", "Z", null, null, new Dictionary<string, object?>()),
        BusinessStatus.Active,
        Shop.Now,
        Shop.Now);
}
