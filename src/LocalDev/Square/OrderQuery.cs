using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Which orders a search finds, and in which order: by one of three times.</summary>
/// <param name="TimeField">Such as <c>updated_at</c>; orders without it are not found.</param>
/// <remarks>https://developer.squareup.com/reference/square/objects/SearchOrdersQuery</remarks>
internal sealed record OrderQuery(
    string TimeField, bool IsDescending, TimeRange Times, IReadOnlyList<string>? States, IReadOnlyList<string>? Customers)
{
    private const int MostCustomers = 10;

    private static readonly string[] s_times = ["created_at", "updated_at", "closed_at"];
    private static readonly string[] s_states = ["OPEN", "COMPLETED", "CANCELED", "DRAFT"];

    /// <param name="query">Null finds everything.</param>
    public static OrderQuery Read(JsonObject? query)
    {
        query?.RefuseUnknown(["filter", "sort"], "query");
        var (filter, sort) = (query?.Object("filter"), query?.Object("sort"));
        filter?.RefuseUnknown(
            ["state_filter", "date_time_filter", "fulfillment_filter", "source_filter", "customer_filter"], "query.filter");
        if (filter?.Object("fulfillment_filter") is not null || filter?.Object("source_filter") is not null)
            throw Refusal.NotStoodIn("filters by fulfillment or source");
        sort?.RefuseUnknown(["sort_field", "sort_order"], "query.sort");
        var (sorted, isDescending) = ReadSort(sort);
        var (timed, times) = ReadTimes(filter?.Object("date_time_filter"));
        if (timed is not null && timed != sorted)
            throw Refusal.Invalid("BAD_REQUEST", "The sort field must be the time that is filtered by.", "query.sort.sort_field");
        var states = filter?.Object("state_filter") is { } stateFilter
            ? stateFilter.Texts("states", s_states.Length) ?? throw Refusal.Missing("states")
            : null;
        if (states?.FirstOrDefault(state => !s_states.Contains(state, StringComparer.Ordinal)) is { } unknown)
            throw Refusal.Invalid("INVALID_ENUM_VALUE", $"There is no state {unknown}.", "states");
        return new OrderQuery(
            sorted, isDescending, times, states, filter?.Object("customer_filter")?.Texts("customer_ids", MostCustomers));
    }

    public bool Finds(JsonObject order) =>
        order[TimeField] is { } time
        && Times.Has(Rfc3339.Read((string)time!)!.Value)
        && States?.Contains((string)order["state"]!, StringComparer.Ordinal) != false
        && Customers?.Contains((string?)order["customer_id"], StringComparer.Ordinal) != false;

    /// <summary>All times are written alike.</summary>
    public string KeyOf(JsonObject order) => $"{order[TimeField]} {order["id"]}";

    private static (string Field, bool IsDescending) ReadSort(JsonObject? sort)
    {
        var field = (sort?.Text("sort_field") ?? "CREATED_AT").ToLowerInvariant();
        if (!s_times.Contains(field, StringComparer.Ordinal))
            throw Refusal.Invalid("INVALID_ENUM_VALUE", "There is no such field to sort by.", "query.sort.sort_field");
        return (field, SortOrder.IsDescending(sort?.Text("sort_order"), isUsual: true));
    }

    private static (string? Field, TimeRange Times) ReadTimes(JsonObject? filter)
    {
        filter?.RefuseUnknown(s_times, "query.filter.date_time_filter");
        var fields = s_times.Where(time => filter?.Object(time) is not null).ToList();
        return fields.Count switch
        {
            0 => (null, TimeRange.Always),
            1 => (fields[0], TimeRange.Read(filter!.RequiredObject(fields[0]))),
            _ => throw Refusal.Invalid("CONFLICTING_PARAMETERS", "Orders are filtered by one time.", "query.filter.date_time_filter"),
        };
    }
}
