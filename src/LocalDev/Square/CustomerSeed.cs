using System.Globalization;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Customers of invented sellers.</summary>
internal static class CustomerSeed
{
    private static readonly string[] s_given = ["Ada", "Ben", "Cleo", "Dev", "Esther", "Finn", "Grace", "Hemi", "Iris", "Jun"];

    private static readonly string[] s_family =
        ["Abel", "Byrne", "Chen", "Dumas", "Evans", "Faleolo", "Gray", "Hohepa", "Ito", "Jones", "Kaur", "Lund", "Moana"];

    /// <summary>One a day since then. Every seventh has no address, and one has no name.</summary>
    public static IReadOnlyList<JsonObject> Some(string merchant, int count, DateTimeOffset since) =>
    [
        .. Enumerable.Range(0, count).Select(index => One(merchant, index, since))
            .OrderBy(customer => (string)customer["id"]!, StringComparer.Ordinal),
    ];

    private static JsonObject One(string merchant, int index, DateTimeOffset since)
    {
        var (given, family) = (s_given[index % s_given.Length], s_family[index / s_given.Length % s_family.Length]);
        var number = index.ToString("D3", CultureInfo.InvariantCulture);
        var customer = new JsonObject
        {
            ["id"] = RandomText.IdOf($"{merchant} customer {number}"),
            ["created_at"] = Rfc3339.Milliseconds(since.AddDays(index)),
            ["updated_at"] = Rfc3339.Seconds(since.AddDays(index).AddHours(1)),
            ["preferences"] = new JsonObject { ["email_unsubscribed"] = false },
            ["creation_source"] = "THIRD_PARTY",
            ["segment_ids"] = new JsonArray($"{merchant}.REACHABLE"),
            ["version"] = index % 4,
        };
        if (index != 1)
            (customer["given_name"], customer["family_name"]) = (given, family);
        if (index % 7 != 6)
        {
            customer["email_address"] = $"{given}.{family}.{number}@example.test".ToLowerInvariant();
            customer["phone_number"] = $"+6421555{number.PadLeft(4, '0')}";
            customer["address"] = new JsonObject { ["address_line_1"] = $"{index + 1} Queen Street", ["locality"] = "Auckland", ["country"] = "NZ" };
        }
        return customer;
    }
}
