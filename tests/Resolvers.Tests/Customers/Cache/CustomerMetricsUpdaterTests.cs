using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Tests.Customers.Cache;

public sealed class CustomerMetricsUpdaterTests
{
    private const int Histories = 10_000;

    private static readonly CustomerId[] s_customers = [new("c-1"), new("c-2"), new("c-3")];
    private static readonly OrderId[] s_orders = [.. Enumerable.Range(1, 5).Select(i => new OrderId($"o-{i}"))];

    [Fact]
    public void Whatever_happens_to_orders_and_however_it_is_told_what_is_kept_is_what_the_orders_add_up_to()
    {
        // So that what follows an access runs within its step, and a history is the same each time.
        SynchronizationContext.SetSynchronizationContext(null);
        for (var seed = 0; seed < Histories; seed++)
            new History(seed).Run();
    }

    [Fact]
    public void What_was_computed_before_a_row_expired_is_not_written_in_place_of_a_later_one()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var (updater, data, time) = Simulated();
        data.Write(s_orders[0], OrderOf(s_orders[0], 10));
        Finish(data, updater.Update(s_customers[0], [s_orders[0]], default));
        var late = updater.Update(s_customers[0], [], default).AsTask();
        // All but its write.
        for (var reads = 0; reads < 3; reads++)
            data.Step(0, crashes: false);
        data.Write(s_orders[0], OrderOf(s_orders[0], 20));
        time.Pass(CachedCustomer.Lifetime);
        data.Expire(s_customers[0]);
        var told = updater.Update(s_customers[0], [s_orders[0]], default).AsTask();
        while (!told.IsCompleted)
            data.Step(data.Waiting - 1, crashes: false);

        Finish(data, new ValueTask<CustomerUpdate>(late));

        Assert.Equal(20, data.Row(s_customers[0])!.Activity.TotalSpend);
    }

    [Fact]
    public void Of_many_changes_at_once_those_are_remembered_that_the_index_lacks()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var (updater, data, time) = Simulated();
        OrderId[] many = [.. Enumerable.Range(0, 600).Select(i => new OrderId($"o-{i}"))];
        foreach (var id in many)
            data.Write(id, OrderOf(id, 1));
        while (data.Lagging > 50)
            data.CatchUp();
        Finish(data, updater.Update(s_customers[0], many, default));
        time.Pass(TimeSpan.FromSeconds(5));

        Finish(data, updater.Update(s_customers[0], [], default));

        Assert.Equal(600, data.Row(s_customers[0])!.Activity.OrderCount);
    }

    [Fact]
    public void More_changes_than_can_be_remembered_are_refused_until_the_index_has_them()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var (updater, data, _) = Simulated();
        OrderId[] many = [.. Enumerable.Range(0, 501).Select(i => new OrderId($"o-{i}"))];
        foreach (var id in many)
            data.Write(id, OrderOf(id, 1));

        Assert.Throws<TimeoutException>(() => Finish(data, updater.Update(s_customers[0], many, default)));
        Assert.Null(data.Row(s_customers[0]));

        data.CatchUp();
        Finish(data, updater.Update(s_customers[0], many, default));
        Assert.Equal(501, data.Row(s_customers[0])!.Activity.OrderCount);
    }

    private static (CustomerMetricsUpdater Updater, SimulatedData Data, MovableTime Time) Simulated()
    {
        var time = new MovableTime(Shop.Now);
        var data = new SimulatedData(time);
        return (new CustomerMetricsUpdater(data, time), data, time);
    }

    private static OrderSummary OrderOf(OrderId id, decimal total) => new(id, s_customers[0], null, Shop.Now, total, OrderContact.Unknown);

    private static void Finish(SimulatedData data, ValueTask<CustomerUpdate> update)
    {
        var updated = update.AsTask();
        while (!updated.IsCompleted)
            data.Step(0, crashes: false);
        updated.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Orders come, change, go to other customers and are deleted; each change is told once or more, in any order, by several processes
    /// at once that end anywhere; the index follows at any time.
    /// </summary>
    private sealed class History
    {
        private const int Changes = 12;

        private readonly int seed;
        private readonly Random random;
        private readonly MovableTime time = new(Shop.Now);
        private readonly SimulatedData data;
        private readonly List<(CustomerId Customer, OrderId Order)> untold = [];
        private readonly List<(Task Told, CustomerId Customer, OrderId Order)> running = [];

        public History(int seed)
        {
            (this.seed, random, data) = (seed, new Random(seed), new SimulatedData(time));
        }

        public void Run()
        {
            var updater = new CustomerMetricsUpdater(data, time);
            for (var changes = 0; changes < Changes || untold.Count + running.Count + data.Lagging > 0;)
            {
                time.Pass(TimeSpan.FromMilliseconds(random.Next(400)));
                data.KeepUp();
                switch (random.Next(8))
                {
                    case 0 when changes < Changes:
                        Change();
                        changes++;
                        break;
                    case 1 when data.Lagging > 0:
                        data.CatchUp();
                        break;
                    case 2 when untold.Count > 0:
                        Tell(updater);
                        break;
                    default:
                        Step();
                        break;
                }
            }
            foreach (var customer in s_customers)
                Check(customer);
        }

        private void Change()
        {
            var id = s_orders[random.Next(s_orders.Length)];
            var before = data.Stored.GetValueOrDefault(id);
            var after = before is not null && random.Next(4) == 0 ? null : SomeOrder(id);
            data.Write(id, after);
            foreach (var customer in new[] { before?.CustomerId, after?.CustomerId }.OfType<CustomerId>().Distinct())
                untold.Add((customer, id));
        }

        private OrderSummary SomeOrder(OrderId id) => new(
            id,
            random.Next(10) == 0 ? null : s_customers[random.Next(s_customers.Length)],
            $"{random.Next(100)}",
            Shop.Now.AddDays(-random.Next(4)),
            random.Next(1, 1_000),
            OrderContact.Unknown with { Name = $"Name {random.Next(3)}" });

        /// <summary>Any of them, and perhaps once more later.</summary>
        private void Tell(CustomerMetricsUpdater updater)
        {
            var which = random.Next(untold.Count);
            var (customer, order) = untold[which];
            if (random.Next(4) != 0)
                untold.RemoveAt(which);
            running.Add((updater.Update(customer, [order], default).AsTask(), customer, order));
        }

        private void Step()
        {
            if (data.Waiting > 0)
                data.Step(random.Next(data.Waiting), crashes: random.Next(20) == 0);
            // What has ended on its way is told again.
            foreach (var ended in running.Where(one => one.Told.IsCompleted).ToArray())
            {
                running.Remove(ended);
                if (ended.Told.IsFaulted)
                {
                    Assert.IsType<SimulatedData.ProcessEndedException>(ended.Told.Exception!.InnerException);
                    untold.Add((ended.Customer, ended.Order));
                }
            }
        }

        private void Check(CustomerId customer)
        {
            var orders = data.Stored.Values.Where(order => order.CustomerId == customer).ToArray();
            var expected = orders.Aggregate(
                CustomerActivity.None, (sum, order) => sum.With(order.CreatedAt, order.Total, order.Reference, order.Id.Value));
            var kept = data.Row(customer);
            Assert.True(expected == (kept?.Activity ?? CustomerActivity.None), $"History {seed}, {customer}: {kept?.Activity} is not {expected}.");
            var latest = orders.SingleOrDefault(order => order.Id.Value == expected.LastOrderId);
            Assert.True(latest is null || latest.Contact.Name == kept!.Profile.Name, $"History {seed}, {customer}: {kept?.Profile.Name}");
        }
    }
}
