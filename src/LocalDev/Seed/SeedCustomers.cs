using Graph.Resolvers.Customers;

namespace Graph.LocalDev.Seed;

/// <summary>How a seeded customer orders.</summary>
internal enum Habit
{
    Weekly,
    Monthly,
    Quarterly,
    Seldom,
    Once,
    Lapsed,
    Recent,
}

/// <summary>A seeded customer with what its orders follow from.</summary>
internal sealed record SeedCustomer(Customer Customer, Habit Habit, string Street, string City, string FreightZone, bool PaysByAccount);

/// <summary>200 invented people; every address ends in <c>.example</c>, where no mail can arrive.</summary>
internal static class SeedCustomers
{
    public const int Count = 200;

    private static readonly string[] FirstNames =
    [
        "Mēre", "Tane", "Aroha", "Wiremu", "Zoë", "René", "Sofia", "Liam", "Olivia", "Jack", "Charlotte", "Noah", "Amelia", "Priya",
        "Arjun", "Mei", "Hana", "Jasper", "Freya", "Søren", "Ines", "Mateo", "Talia", "Manaia", "Kiri", "Hemi", "Ngaire", "Ruby",
        "Oscar", "Grace",
    ];

    private static readonly string[] LastNames =
    [
        "Tai", "Parata", "Ngata", "Walker", "Fraser", "Patel", "Singh", "Chen", "Müller", "Larsen", "Okafor", "Rossi", "Dupré",
        "Campbell", "Henare", "Tipene", "McKay", "Barton", "Whitfield", "Sutton", "Hayward", "Kereama", "Lowe", "Ashby", "Novák",
        "Pereira", "Quinn",
    ];

    private static readonly string[] CompanyNames =
    [
        "Harbour Ceramics", "Fernleaf Gifts", "Kauri Books", "Southerly Wines", "Pōhutukawa Soaps", "Blue Gate Bakery", "Tui Toys",
        "Rimu Furniture", "Bay Street Florist", "Hilltop Honey", "Northfield Freight", "Little River Candles", "Maker Lane",
        "Stonefield Olives", "Paper Kite Studio", "Granary Foods", "Copperline Cycles", "Saltwater Supply", "Orchard House", "Lumen Lamps",
    ];

    private static readonly string[] StreetNames =
        ["Bay Street", "Kowhai Road", "Station Road", "Queens Drive", "Marine Parade", "Mill Lane", "Totara Avenue", "Hill Street"];

    private static readonly (string City, string Zone)[] Cities =
    [
        ("Auckland", "Auckland"), ("Hamilton", "North"), ("Tauranga", "North"), ("Napier", "North"), ("Wellington", "North"),
        ("Nelson", "South"), ("Christchurch", "South"), ("Dunedin", "South"), ("Queenstown", "South"), ("Whangārei", "North"),
    ];

    public static IReadOnlyList<SeedCustomer> All { get; } = [.. Enumerable.Range(0, Count).Select(Of)];

    private static SeedCustomer Of(int i)
    {
        // 30 first names and 27 last names share one factor, 3: the pairs repeat after 270 only.
        var (first, last) = (FirstNames[i % FirstNames.Length], LastNames[i % LastNames.Length]);
        var company = i % 5 == 4 ? "" : CompanyNames[i * 7 % CompanyNames.Length];
        var (city, zone) = Cities[i * 3 % Cities.Length];
        var customer = new Customer(
            new CustomerId($"c-{1001 + i}"),
            $"{first} {last}",
            first,
            last,
            EmailOf(first, last, company),
            $"021 555 {1000 + (i * 37 % 9000):D4}",
            company,
            "Web",
            $"{100 + i}");
        return new SeedCustomer(customer, HabitOf(i), $"{1 + (i * 11 % 240)} {StreetNames[i % StreetNames.Length]}", city, zone, i % 4 == 0);
    }

    private static string EmailOf(string first, string last, string company)
    {
        var name = $"{Letters(first)}.{Letters(last)}";
        return company.Length == 0 ? $"{name}@mail.example" : $"{name}@{Letters(company)}.example";
    }

    private static string Letters(string text) =>
        string.Concat(Graph.Resolvers.Shared.SearchText.Fold(text).Where(char.IsAsciiLetter));

    // Of each 20 customers: 2 weekly, 5 monthly, 4 quarterly, 3 seldom, 2 once, 3 lapsed, 1 recent.
    private static Habit HabitOf(int i) => (i % 20) switch
    {
        0 or 10 => Habit.Weekly,
        1 or 5 or 9 or 13 or 17 => Habit.Monthly,
        2 or 7 or 12 or 18 => Habit.Quarterly,
        3 or 8 or 15 => Habit.Seldom,
        4 or 14 => Habit.Once,
        6 or 11 or 16 => Habit.Lapsed,
        _ => Habit.Recent,
    };
}
