using Microsoft.Playwright;

namespace Graph.Browser;

/// <summary>Swagger UI over the REST APIs of before, as whoever knows them opens it.</summary>
[Collection(RunningSystem.Collection)]
public sealed class SwaggerUiTests(RunningSystem system)
{
    [Fact]
    public async Task A_route_is_found_tried_and_answered()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(system.Endpoint, "/swagger/").AbsoluteUri);
        var route = page.Locator("#operations-Web_orders-get_api_orders_orderID");
        await route.ClickAsync();
        await route.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await route.GetByPlaceholder("orderID").FillAsync("ORD-500001");
        await route.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();

        var answer = route.Locator(".live-responses-table .response-col_description");
        await answer.GetByText("\"order_reference\": \"500001\"").WaitForAsync();
    }
}
