using FsCheck;
using FsCheck.Fluent;
using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Tests.Businesses;

public sealed class AnyBusinessTests(Shop shop) : IClassFixture<Shop>
{
    private const int Cases = 300;

    private static readonly Viewer Ada = new() { Id = "ada" };

    private static readonly string[] AddressMembers = ["street", "city", "zipcode", "state", "country", "other"];

    private int accepted;

    [Fact]
    public void Whatever_is_registered_is_refused_in_words_or_reads_back_as_it_was_sent()
    {
        var emails = from user in AnyInput.Mostly(AnyInput.StorableText, AnyInput.Text)
                     from number in Gen.Choose(0, int.MaxValue)
                     select (object?)$"{number}-{user}@x.example";
        var details = AnyInput.Mostly(AnyInput.Object(("unit", AnyInput.Json), ("floor", AnyInput.Number)), AnyInput.Json);
        var address = AnyInput.Object(
            ("street", AnyInput.Mostly(AnyInput.OneOf("1 Pier Rd", " "), AnyInput.Text)),
            ("city", AnyInput.Mostly(AnyInput.OneOf("Napier", "\0"), AnyInput.Text)),
            ("zipcode", AnyInput.Mostly(AnyInput.OneOf("4110"), AnyInput.Text)),
            ("state", AnyInput.Mostly(AnyInput.OneOf("HB", "", null), AnyInput.Text)),
            ("country", AnyInput.Mostly(AnyInput.OneOf("NZ", "", null), AnyInput.Text)),
            ("other", details));
        var business = AnyInput.Object(
            ("email", AnyInput.Mostly(emails, AnyInput.Text)),
            ("name", AnyInput.Mostly(AnyInput.OneOf("Kiosk 9", "😀"), AnyInput.Text)),
            ("type", AnyInput.Mostly(AnyInput.OneOf("CAFE", "FOOD_TRUCK", "OTHER"), AnyInput.Null)),
            ("ownerName", AnyInput.Mostly(AnyInput.OneOf("Mere Tai"), AnyInput.Text)),
            ("phoneNumber", AnyInput.Mostly(AnyInput.OneOf("+64 21", "\u0007"), AnyInput.Text)),
            ("address", AnyInput.Mostly(address, AnyInput.Object())));

        Prop.ForAll(business.ToArbitrary(), input => Check((IReadOnlyDictionary<string, object?>)input!).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
        Assert.InRange(accepted, Cases / 10, Cases * 9 / 10);
    }

    private async Task Check(IReadOnlyDictionary<string, object?> input)
    {
        var response = await shop.Ask(
            "mutation($input: RegisterBusinessInput!) { registerBusiness(input: $input) { business { id } userErrors { path code } } }",
            new Dictionary<string, object?> { ["input"] = input },
            Ada);
        Assert.True(response["errors"] is null, response.ToJsonString());
        var payload = response["data"]!["registerBusiness"]!;
        if (payload["business"] is not { } business)
        {
            Assert.NotEmpty(payload["userErrors"]!.AsArray());
            return;
        }

        accepted++;
        var read = await shop.Data(
            $$"""{ business(id: "{{business["id"]}}") { email name type ownerName phoneNumber address { street city zipcode state country other } } }""",
            viewer: Ada);
        Assert.Equal(AnyInput.Canonical(Completed(input)), AnyInput.Canonical(AnyInput.Model(read["business"])));
    }

    // What was left out reads as null, and no others as an empty object.
    private static Dictionary<string, object?> Completed(IReadOnlyDictionary<string, object?> input)
    {
        var address = (IReadOnlyDictionary<string, object?>)input["address"]!;
        var completed = AddressMembers.ToDictionary(name => name, name => address.GetValueOrDefault(name));
        completed["other"] ??= new Dictionary<string, object?>();
        return new Dictionary<string, object?>(input) { ["address"] = completed };
    }
}
