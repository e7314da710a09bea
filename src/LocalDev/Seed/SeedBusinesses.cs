using Graph.Resolvers;
using Graph.Resolvers.Businesses;

namespace Graph.LocalDev.Seed;

/// <summary>Three invented businesses, two of Ada's and one of Ben's.</summary>
internal static class SeedBusinesses
{
    private static readonly DateTimeOffset FirstDay = new(2030, 9, 3, 21, 5, 12, 345, TimeSpan.Zero);

    private static readonly Dictionary<string, object?> Nothing = [];

    public static IReadOnlyList<Business> All { get; } =
    [
        new(
            new BusinessId("business-1"),
            SeedUsers.Ada,
            "hello@bluegate.example",
            "Blue Gate Bakery",
            BusinessType.Bakery,
            "Ada Parata",
            "021 555 7701",
            new BusinessAddress("14 Mill Lane", "Napier", "4110", null, "New Zealand", Nothing),
            BusinessStatus.Active,
            FirstDay,
            FirstDay),
        new(
            new BusinessId("business-2"),
            SeedUsers.Ada,
            "kia.ora@harbourcoffee.example",
            "Harbour Coffee",
            BusinessType.Cafe,
            "Ada Parata",
            "021 555 7702",
            new BusinessAddress("2 Bay Street", "Wellington", "6011", null, "New Zealand", new Dictionary<string, object?> { ["floor"] = 1m }),
            BusinessStatus.Active,
            FirstDay.AddDays(30),
            FirstDay.AddDays(31)),
        new(
            new BusinessId("business-3"),
            SeedUsers.Ben,
            "orders@rollingkitchen.example",
            "Ben's Rolling Kitchen",
            BusinessType.FoodTruck,
            "Ben Okafor",
            "021 555 7703",
            new BusinessAddress("77 Station Road", "Hamilton", "3204", "Waikato", "New Zealand", Nothing),
            BusinessStatus.Active,
            FirstDay.AddDays(60),
            FirstDay.AddDays(60)),
    ];
}
