namespace Graph.GraphQL.SourceGenerator.Tests;

public sealed class ShopTests
{
    [Fact]
    public void The_shop_is_bound_without_complaint_of_generator_or_compiler()
    {
        Assert.Empty(Shop.Generated.Diagnostics);
        Assert.Empty(Shop.Generated.CompilerDiagnostics);
    }

    [Fact]
    public async Task Properties_resolvers_loaders_and_scalars_answer_a_query() =>
        Assert.Equal(
            """{"data":{"order":{"id":"O1","status":"ON_ITS_WAY","previousStatus":"PAID","createdAt":"2031-05-06T09:15:00.000Z","total":12.50,"discount":250,"items":[{"product":"Box","quantity":2,"isGift":true},{"product":"Tape","quantity":1,"isGift":null}],"notes":[["a",null],["b"]],"weight":1.5,"extra":null,"tracking":"https://track.example/O1","customer":{"name":"Ada"}},"version":"1","today":"2031-05-06"}}""",
            await Execute("""
                { order(id: "O1") {
                    id status previousStatus createdAt total discount items { product quantity isGift } notes weight extra tracking customer { name }
                  }
                  version today }
                """));

    [Fact]
    public async Task Arguments_tell_null_from_absent_and_carry_inputs_enums_features_and_the_selection() =>
        Assert.Equal(
            """{"data":{"a":{"nodes":[{"id":"O2"}],"pageInfo":{"endCursor":"Ada, NewestFirst, after absent, edges False"}},"b":{"edges":[{"cursor":"0"}],"pageInfo":{"endCursor":"Ada, OldestFirst, after null, edges True"}}}}""",
            await Execute("""
                { a: orders(filter: { status: PENDING }) { nodes { id } pageInfo { endCursor } }
                  b: orders(orderBy: OLDEST_FIRST, first: 1, after: null) { edges { cursor } pageInfo { endCursor } } }
                """));

    [Fact]
    public async Task A_value_of_an_interface_or_union_tells_its_object_type() =>
        Assert.Equal(
            """{"data":{"a":{"__typename":"Robot","serial":9007199254740993,"key":null},"b":{"__typename":"Order"},"c":null,"byId":[{"name":"box","orders":{"pageInfo":{"endCursor":"box20"}}},{"id":"O2"}],"byStatus":[{"name":"x"},{"id":"O1"}]}}""",
            await Execute("""
                { a: node(id: "R1") { __typename ... on Robot { serial key } } b: node(id: "O1") { __typename } c: node(id: "-") { id }
                  byId: search(text: "box", ids: ["O2"]) { ... on Customer { name orders { pageInfo { endCursor } } } ... on Order { id } }
                  byStatus: search(text: "x", statuses: [null, ON_ITS_WAY]) { ... on Customer { name } ... on Order { id } } }
                """));

    [Fact]
    public async Task An_input_object_arrives_as_its_record_with_defaults() =>
        Assert.Equal(
            """{"data":{"placeOrder":{"items":[{"product":"Box","quantity":1,"isGift":false}],"notes":[["none"]]}}}""",
            await Execute("""mutation { placeOrder(input: { customerId: "C1", items: [{ product: "Box" }] }) { items { product quantity isGift } notes } }"""));

    [Fact]
    public async Task Each_event_of_a_subscription_completes_its_field()
    {
        Assert.Equal(
            """{"data":{"orderUpdated":{"id":"O1"}}}""",
            await Shop.Loaded.Value.Call("Shop.Orders.Host", "Subscribe", """subscription { orderUpdated(id: "O1") { id } }"""));
        Assert.Equal(
            "{\"data\":{\"countdown\":2}}\n{\"data\":{\"countdown\":1}}",
            await Shop.Loaded.Value.Call("Shop.Orders.Host", "Subscribe", "subscription { countdown(from: 2) }"));
    }

    private static Task<string> Execute(string document) => Shop.Loaded.Value.Call("Shop.Orders.Host", "Execute", document);
}
