namespace Graph.GraphQL.SourceGenerator.Tests;

/// <summary>A shop whose schema and source use everything that a project can write.</summary>
internal static class Shop
{
    public const string Schema = """"
        "What can be read."
        type Query {
          "One order."
          order("The order's id." id: ID!): Order
          "Many orders."
          orders(
            "Which; all when left out."
            filter: OrderFilter
            "In which order."
            orderBy: OrderSort! = NEWEST_FIRST
            "How many."
            first: Int! = 20
            "Read on after this cursor."
            after: String
          ): OrderConnection!
          "Anything with an id."
          node(id: ID!): Node
          "Orders and customers with this text."
          search(text: String!, ids: [ID!], statuses: [OrderStatus]): [SearchResult!]!
          version: String!
          today: Date!
        }

        type Mutation {
          "Writes an order."
          placeOrder(input: PlaceOrderInput!): Order!
        }

        type Subscription {
          "Each change of an order."
          orderUpdated(id: ID!): Order!
          countdown(from: Int = 10): Int!
        }

        "Has an id."
        interface Node {
          "Unique among all nodes."
          id: ID!
        }

        union SearchResult = Order | Customer

        "An order."
        type Order implements Node {
          "Unique among orders."
          id: ID!
          "Where it stands."
          status: OrderStatus!
          "Where it stood before."
          previousStatus: OrderStatus
          "When it was placed."
          createdAt: DateTime!
          "The sum."
          total: Decimal!
          "The discount."
          discount: Money
          "What was ordered."
          items: [OrderItem!]!
          "Notes, by line."
          notes: [[String]!]
          "Who ordered."
          customer: Customer
          weight: Float
          extra: JSON
          tracking: URL
        }

        type OrderItem {
          product: String!
          quantity: Int!
          isGift: Boolean
        }

        "A customer."
        type Customer implements Node {
          id: ID!
          name: String!
          "The customer's orders."
          orders(first: Int! = 20): OrderConnection!
        }

        type Robot implements Node {
          id: ID!
          serial: Long
          key: UUID
        }

        type OrderConnection {
          edges: [OrderEdge!]!
          nodes: [Order!]!
          pageInfo: PageInfo!
        }

        type OrderEdge {
          cursor: String!
          node: Order!
        }

        type PageInfo {
          hasNextPage: Boolean!
          endCursor: String
        }

        "Which orders."
        input OrderFilter {
          status: OrderStatus
          search: String
          createdAt: DateTimeRange
          codes: [String!]
        }

        input DateTimeRange {
          from: DateTime
          to: DateTime
        }

        input PlaceOrderInput {
          customerId: ID!
          items: [PlaceOrderItem!]!
          note: String = "none"
          urgent: Boolean! = false
        }

        input PlaceOrderItem {
          product: String!
          quantity: Int! = 1
        }

        enum OrderStatus {
          "Just in."
          PENDING
          PAID
          ON_ITS_WAY
        }

        enum OrderSort {
          NEWEST_FIRST
          OLDEST_FIRST
        }

        """
        An instant.
        """
        scalar DateTime
        scalar Date
        scalar Decimal
        scalar Long
        scalar URL
        scalar UUID
        scalar JSON
        scalar Money
        """";

    public const string Source = """
        namespace Shop.Orders
        {
            public readonly record struct OrderId(string Value);
            public readonly record struct Money(long Cents);
            public sealed record Page<T>(IReadOnlyList<Edge<T>> Edges, IReadOnlyList<T> Nodes, PageInfo PageInfo)
            {
                public static Page<T> Of(IEnumerable<T> nodes, string endCursor) =>
                    new([.. nodes.Select((n, i) => new Edge<T>($"{i}", n))], [.. nodes], new PageInfo(false, endCursor));
            }

            public sealed record Edge<T>(string Cursor, T Node);
            public sealed record PageInfo(bool HasNextPage, string? EndCursor);
            public interface INode;
            public abstract record Thing(string Id) : INode;
            public sealed record OrderItem(string Product, int Quantity, bool? IsGift);

            public sealed record Order(
                OrderId Id, OrderStatus Status, OrderStatus? PreviousStatus, DateTimeOffset CreatedAt, decimal Total, Money? Discount,
                OrderItem[] Items, IReadOnlyList<IReadOnlyList<string?>>? Notes, double? Weight, object? Extra, Uri? Tracking,
                string CustomerId) : INode;

            public sealed record Customer(string Id, string Name) : Thing(Id);

            [Type("Robot")]
            internal sealed record Machine(string Id, long? Serial) : Thing(Id)
            {
                public ValueTask<Guid?> Key => new((Guid?)null);
            }

            [Type("Money")]
            public sealed class MoneyScalar : Scalar<Money>
            {
                public static readonly MoneyScalar Instance = new();

                public override object? CoerceLiteral(Graph.GraphQL.Language.ValueNode literal) =>
                    literal is Graph.GraphQL.Language.IntValueNode number ? new Money(long.Parse(number.Value)) : throw NotAccepted("Cents.");

                public override object? CoerceValue(object value) => value is long cents ? new Money(cents) : throw NotAccepted("Cents.");

                public override void Write(Money value, Graph.GraphQL.Response.Utf8JsonBuffer output) => output.WriteNumber(value.Cents);
            }

            public sealed class OrderStore
            {
                public IReadOnlyList<Order> All { get; } =
                [
                    new(
                        new("O1"), OrderStatus.OnItsWay, OrderStatus.Paid, new(2031, 5, 6, 9, 15, 0, default), 12.50m, new Money(250),
                        [new("Box", 2, true), new("Tape", 1, null)], [["a", null], ["b"]], 1.5, null, new("https://track.example/O1"), "C1"),
                    new(new("O2"), OrderStatus.Pending, null, default, 0m, null, [], null, null, "extra", null, "C9"),
                ];

                public Task<Order> Add(Order order) => Task.FromResult(order);
            }

            public sealed record Viewer(string Name) : IRequestFeature;

            public sealed class OrderById(OrderStore store) : DataLoader<string, Order>
            {
                protected override ValueTask<IReadOnlyDictionary<string, Order>> LoadBatch(IReadOnlyList<string> keys, CancellationToken ct) =>
                    new(store.All.Where(o => keys.Contains(o.Id.Value)).ToDictionary(o => o.Id.Value));
            }

            public sealed class CustomerById(IServiceProvider services) : DataLoader<string, Customer>
            {
                protected override ValueTask<IReadOnlyDictionary<string, Customer>> LoadBatch(IReadOnlyList<string> keys, CancellationToken ct) =>
                    new(keys.Where(k => k == "C1").ToDictionary(k => k, k => new Customer(k, services.Required<OrderStore>().All.Count == 2 ? "Ada" : "")));
            }

            public sealed class OrderResolvers(OrderStore store)
            {
                [Field("Query.order")]
                public ValueTask<Order?> Order(OrderId id, OrderById byId) => byId.Load(id.Value);

                [Field("Query.orders")]
                public Task<Page<Order>> Orders(
                    OrderFilter? filter, OrderSort orderBy, int first, Optional<string?> after, Viewer viewer, FieldSelection selection, CancellationToken ct) =>
                    Task.FromResult(Page<Order>.Of(
                        store.All.Where(o => filter?.Status.Value is not { } status || o.Status == status).Take(first),
                        $"{viewer.Name}, {orderBy}, after {(after.HasValue ? after.Value ?? "null" : "absent")}, edges {selection.Includes("edges")}"));

                [Field("Query.node")]
                public ValueTask<INode?> Node(OrderId id) =>
                    new(id.Value == "R1" ? new Machine("R1", 9007199254740993) : store.All.FirstOrDefault(o => o.Id == id));

                [Field("Query.search")]
                public ValueTask<IReadOnlyList<object>> Search(string text, IReadOnlyList<string>? ids, IEnumerable<OrderStatus?>? statuses) =>
                    new([new Customer("C1", text), .. store.All.Where(o => ids?.Contains(o.Id.Value) ?? statuses?.Contains(o.Status) ?? false)]);

                [Field("Mutation.placeOrder")]
                public Task<Order> Place(PlaceOrderInput input, CancellationToken ct) =>
                    store.Add(new Order(
                        new("O3"), OrderStatus.Pending, null, default, 1m, null, [.. input.Items.Select(i => new OrderItem(i.Product, i.Quantity, input.Urgent))],
                        [[input.Note]], null, null, null, input.CustomerId));

                [Field("Subscription.orderUpdated")]
                public async IAsyncEnumerable<Order> Updated(
                    string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
                {
                    await Task.Yield();
                    yield return store.All.First(o => o.Id.Value == id);
                }

                [Field("Subscription.countdown")]
                public async IAsyncEnumerable<int> Countdown(int? from)
                {
                    await Task.Yield();
                    for (var i = from ?? 0; i > 0; i--)
                        yield return i;
                }
            }

            internal static class Facts
            {
                [Field("Query.version")]
                public static string Version() => "1";

                [Field("Query.today")]
                internal static DateOnly Today() => new(2031, 5, 6);
            }

            internal sealed class CustomerResolvers
            {
                [Field("Order.customer")]
                public ValueTask<Customer?> Customer(Order order, CustomerById byId) => byId.Load(order.CustomerId);

                [Field("Customer.orders")]
                public ValueTask<Page<Order>> Orders(Customer customer, int first) => new(Page<Order>.Of([], customer.Name + first));
            }

            public sealed class Services : IServiceProvider
            {
                private readonly OrderStore _store = new();

                public object? GetService(Type type) => type == typeof(OrderStore) ? _store : null;
            }

            /// <summary>Executes a document as a host does.</summary>
            public static class Host
            {
                private static readonly Graph.GraphQL.Execution.GraphQLExecutor Executor = new(GraphSchema.Create(new Services()));

                private static readonly RequestFeatures Features = RequestFeatures.None.With(new Viewer("Ada"));

                public static async Task<string> Execute(string document)
                {
                    using var result = await Executor.Execute(new() { Query = document }, Features, default);
                    return System.Text.Encoding.UTF8.GetString(result.ToJson().Span);
                }

                public static async Task<string> Subscribe(string document)
                {
                    var answer = new Graph.GraphQL.Subscriptions.SubscriptionExecutor(Executor).Subscribe(new() { Query = document }, Features, default);
                    var events = new List<string>();
                    await foreach (var result in answer.Responses!)
                        events.Add(System.Text.Encoding.UTF8.GetString(result.ToJson().Span));
                    return string.Join("\n", events);
                }
            }
        }
        """;

    public static GeneratedProject Generated { get; } = new TestProject(Schema, Source).Run();

    /// <summary>The shop, compiled and loaded.</summary>
    public static Lazy<LoadedProject> Loaded { get; } = new(Generated.Load);
}
