using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.LocalDev.Square;

/// <summary>
/// What Square does not have: things that happen on demand, for people and tests on this machine. <c>/dev/sellers</c>,
/// <c>/dev/deliveries</c>, <c>/dev/faults</c>, <c>/dev/revoke</c>, <c>/dev/catalog</c>, <c>/dev/events</c>.
/// </summary>
internal sealed class DevEndpoints(Sandbox sandbox)
{
    private const int LongestRetryAfter = 3_600;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dev/sellers", context => Answer(context, Sellers));
        endpoints.MapGet("/dev/deliveries", context => Answer(context, () => new() { ["deliveries"] = sandbox.Webhooks.Deliveries.ToJson() }));
        endpoints.MapPost("/dev/faults", context => Answer(context, () => AddFaults(context.Request.Query)));
        endpoints.MapDelete("/dev/faults", context => Answer(context, ClearFaults));
        endpoints.MapPost("/dev/revoke", context => Answer(context, () => Revoke(context.Request.Query)));
        endpoints.MapPost("/dev/catalog", context => AnswerBody(context, body => Upsert(context.Request.Query, body)));
        endpoints.MapPost("/dev/events", context => AnswerBody(context, SendEvent));
    }

    private JsonObject Sellers() => new()
    {
        ["sellers"] = new JsonArray(
        [
            .. sandbox.Sellers.Select(seller => new JsonObject
            {
                ["merchant_id"] = seller.MerchantId,
                ["business_name"] = seller.BusinessName,
                ["applications"] = new JsonArray(
                [
                    .. sandbox.Options.Applications
                        .Where(application => sandbox.Authorizations.Find(application.Id, seller.MerchantId) is not null)
                        .Select(application => (JsonNode)application.Id),
                ]),
            }),
        ]),
    };

    /// <summary>The next calls whose paths begin so: <c>kind=rate-limit|error|hang&amp;count=1&amp;retryAfter=1&amp;path=/v2</c>.</summary>
    private JsonObject AddFaults(IQueryCollection query)
    {
        var count = Number(query, "count", 1, Faults.Most);
        var answer = query["kind"].ToString() switch
        {
            "rate-limit" => Refusal.RateLimited(Number(query, "retryAfter", 1, LongestRetryAfter)),
            "error" => Refusal.Broken(),
            "hang" => null,
            _ => throw Refusal.Invalid("INVALID_VALUE", "The kind is rate-limit, error or hang.", "kind"),
        };
        var path = query["path"].FirstOrDefault() ?? "/";
        if (!sandbox.Faults.Add(new Fault(path, answer), count))
            throw Refusal.Invalid("VALUE_TOO_HIGH", "There are too many.", "count");
        return new() { ["faults"] = sandbox.Faults.Count };
    }

    private JsonObject ClearFaults()
    {
        sandbox.Faults.Clear();
        return new() { ["faults"] = 0 };
    }

    /// <summary>As the seller does it in Square's dashboard: <c>merchant=…&amp;application=…</c>, all applications when none is named.</summary>
    private JsonObject Revoke(IQueryCollection query)
    {
        var application = query["application"].FirstOrDefault();
        var ended = sandbox.Options.Applications.Where(one => application is null || one.Id == application)
            .Select(one => sandbox.Authorizations.Find(one.Id, query["merchant"].ToString())).OfType<Authorization>().ToList();
        if (ended.Count == 0)
            throw Refusal.NotFound("There is no such authorization.");
        foreach (var authorization in ended)
            new TokenEnd(sandbox).End(authorization, "MERCHANT");
        return new() { ["revoked"] = ended.Count };
    }

    /// <summary>An object as the seller writes it in Square's dashboard: <c>merchant=…</c>, and a body as the API takes it.</summary>
    private JsonObject Upsert(IQueryCollection query, JsonObject body)
    {
        var seller = sandbox.FindSeller(query["merchant"].ToString()) ?? throw Refusal.NotFound("There is no such seller.");
        var (answer, isNew) = seller.Upserts.Answer(body);
        if (isNew)
            sandbox.TellOfCatalog(seller);
        return answer;
    }

    /// <summary>To all applications with a subscription, allowed or not: <c>{"merchant_id","type","data"}</c>.</summary>
    private JsonObject SendEvent(JsonObject body)
    {
        body.RefuseUnknown(["merchant_id", "type", "data"]);
        var told = WebhookEvent.Of(
            body.RequiredText("merchant_id"), body.RequiredText("type"), body.RequiredObject("data").DeepClone().AsObject(), sandbox.Now);
        foreach (var application in sandbox.Options.Applications)
            sandbox.Tell(application, told);
        return new() { ["event_id"] = told.Id };
    }

    private static int Number(IQueryCollection query, string name, int usual, int most) => query[name].FirstOrDefault() is not { } text
        ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Refusal.Invalid("INVALID_VALUE", $"'{name}' is 1 to {most}.", name);

    private async Task AnswerBody(HttpContext context, Func<JsonObject, JsonObject> answer)
    {
        RefuseStrangers(context);
        var body = await JsonBody.Read(context.Request, context.RequestAborted);
        await Answer(context, () => answer(body));
    }

    private Task Answer(HttpContext context, Func<JsonObject> answer)
    {
        RefuseStrangers(context);
        JsonObject json;
        lock (sandbox.Gate)
            json = answer();
        return ApiRoutes.Write(context, StatusCodes.Status200OK, json);
    }

    private static void RefuseStrangers(HttpContext context)
    {
        if (!ThisMachine.Asks(context))
            throw Refusal.Forbidden("This is for who sits at this machine.", "FORBIDDEN");
    }
}
