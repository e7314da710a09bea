namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A field has neither a resolver nor a property.</summary>
public sealed class GQL0002Tests
{
    [Fact]
    public void A_root_field_needs_a_method_which_the_message_spells_out() =>
        Diagnose.Expect(
            """
            type Query {
              order(id: ID!, max: Int): Order
            }
            type Order { id: ID! }
            """,
            """
            public static class Empty;
            """,
            """GQL0002 Shop.graphql(2,3): Nothing resolves Query.order. Add to a resolver class: [Field("Query.order")] public ValueTask<Order?> Order(string id, int? max, CancellationToken cancellationToken)""");

    [Fact]
    public void A_field_below_the_roots_may_be_a_property_instead() =>
        Diagnose.Expect(
            """
            type Query {
              order: Order
            }
            type Order {
              id: ID!
              items: [Item!]!
            }
            type Item { name: String }
            """,
            """
            public sealed record Order(string Id);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order? Order() => null;
            }
            """,
            """GQL0002 Shop.graphql(6,3): Nothing resolves Order.items. Add to a resolver class: [Field("Order.items")] public ValueTask<IReadOnlyList<Item>> Items(Order order, CancellationToken cancellationToken) => …; or to 'Order': public IReadOnlyList<Item> Items { get; }""");

    [Fact]
    public void A_property_does_not_do_for_a_field_with_arguments() =>
        Diagnose.Expect(
            """
            type Query { order: Order }
            type Order {
              name(upper: Boolean! = false): String!
            }
            """,
            """
            public sealed record Order(string Name);
            public static class Resolvers
            {
                [Field("Query.order")]
                public static Order? Order() => null;
            }
            """,
            """GQL0002 Shop.graphql(3,3): Nothing resolves Order.name. Add to a resolver class: [Field("Order.name")] public ValueTask<string> Name(Order order, bool upper, CancellationToken cancellationToken)""");

    [Fact]
    public void A_subscription_is_a_stream_of_events() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            type Subscription {
              ticks: Int!
            }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0002 Shop.graphql(3,3): Nothing resolves Subscription.ticks. Add to a resolver class: [Field("Subscription.ticks")] public IAsyncEnumerable<int> Ticks(CancellationToken cancellationToken)""");
}
