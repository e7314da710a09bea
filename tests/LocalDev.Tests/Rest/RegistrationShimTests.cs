using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>The registration of businesses by REST, as the order receiver had it.</summary>
[Collection(SeededSystem.Collection)]
public sealed partial class RegistrationShimTests(SeededSystem system)
{
    private const string Path = "/auth/register-business";

    private const string InternalError = """{"success":false,"message":"Internal server error"}""";

    [Fact]
    public async Task A_business_is_registered_with_whatever_its_address_has()
    {
        var answer = await Register("rest-owner", Body("rest-owner", "kiosk@rest.example", """{"street":"1 Pier Rd","city":"Napier","zipcode":"4110","state":"HB","unit":5,"gate":{"code":"7","wide":1.50} }"""));

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"success":true,"message":"Business registered successfully","business_id":"ID"}""", Id().Replace(answer.Body, "ID"));
        var stored = await system.Ask(
            "rest-owner",
            "{ myBusinesses { nodes { ownerId email name type ownerName phoneNumber status address { street city zipcode state country other } } } }");
        // Tables keep no order of members.
        Assert.True(JsonNode.DeepEquals(stored, JsonNode.Parse(
            """{"data":{"myBusinesses":{"nodes":[{"ownerId":"rest-owner","email":"kiosk@rest.example","name":"Kiosk 9","type":"FOOD_TRUCK","ownerName":"Mere Tai","phoneNumber":"021","status":"ACTIVE","address":{"street":"1 Pier Rd","city":"Napier","zipcode":"4110","state":"HB","country":null,"other":{"gate":{"code":"7","wide":1.5},"unit":5}}}]}}}""")), stored.ToJsonString());
    }

    [Fact]
    public async Task Every_answer_has_the_headers_of_before()
    {
        var answer = await Register("rest-owner", "{}");

        Assert.Equal("application/json", answer.Headers["Content-Type"]);
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token", answer.Headers["Access-Control-Allow-Headers"]);
        Assert.Equal("OPTIONS,POST,GET", answer.Headers["Access-Control-Allow-Methods"]);
    }

    [Fact]
    public async Task An_email_is_registered_once()
    {
        var body = Body("rest-twin", "twin@rest.example", """{"street":"1","city":"2","zipcode":"3"}""");

        var first = await Register("rest-twin", body);
        var second = await Register("rest-twin", body);

        Assert.Equal(200, first.Status);
        Assert.Equal(400, second.Status);
        Assert.Equal("""{"success":false,"message":"A business with this email already exists"}""", second.Body);
    }

    [Theory]
    [InlineData(
        """{"business_name":"Kiosk 9","email":"a@b.co","phone":"+64 21","address":"1 Pier Rd","cognito_user_id":"rest-owner"}""",
        """["Missing required field: business_type","Missing required field: owner_name","Missing required field: phone_number","Address must be an object with street, city, and zipcode"]""")]
    [InlineData(
        null,
        """["Missing required field: cognito_user_id","Missing required field: email","Missing required field: business_name","Missing required field: business_type","Missing required field: owner_name","Missing required field: phone_number","Missing required field: address"]""")]
    [InlineData(
        """{"cognito_user_id":0,"email":"","business_name":[],"business_type":false,"owner_name":0.0,"phone_number":null,"address":{} }""",
        """["Missing required field: cognito_user_id","Missing required field: email","Missing required field: business_name","Missing required field: business_type","Missing required field: owner_name","Missing required field: phone_number","Missing required field: address","Invalid email format","Missing address field: street","Missing address field: city","Missing address field: zipcode","Invalid business type. Must be one of: restaurant, cafe, bakery, food_truck, catering, retail, other"]""")]
    [InlineData(
        """{"cognito_user_id":"rest-owner","email":"a.b@c","business_name":" ","business_type":"Cafe","owner_name":" ","phone_number":" ","address":{"street":" ","city":"","zipcode":{} } }""",
        """["Invalid email format","Missing address field: city","Missing address field: zipcode","Invalid business type. Must be one of: restaurant, cafe, bakery, food_truck, catering, retail, other"]""")]
    [InlineData(
        """{"cognito_user_id":"rest-owner","email":"a@b.c","business_name":"n","business_type":"cafe","owner_name":"o","phone_number":"p","address":null}""",
        """["Missing required field: address","Address must be an object with street, city, and zipcode"]""")]
    public async Task All_errors_come_in_the_order_of_before(string? body, string errors)
    {
        var answer = await Register("rest-owner", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal($$"""{"success":false,"message":"Validation failed","errors":{{errors}}}""", answer.Body);
    }

    [Theory]
    [InlineData(
        """{"cognito_user_id":"rest-owner","email":"a@b.c","business_name":5,"business_type":"cafe","owner_name":"o","phone_number":21,"address":{"street":"1","city":"2","zipcode":4110,"state":6} }""",
        """["business_name must be a string","phone_number must be a string","address.zipcode must be a string","address.state must be a string"]""")]
    [InlineData(
        """{"cognito_user_id":"rest-owner","email":"a@b.c","business_name":"LONG","business_type":"cafe","owner_name":"o","phone_number":"p","address":{"street":"1","city":"2","zipcode":"3","note":"LONG"} }""",
        """["business_name: This text has 501 characters; send at most 500.","address.note: This text has 501 characters; send at most 500."]""")]
    public async Task What_the_schema_does_not_take_is_refused_as_other_errors_are(string body, string errors)
    {
        var answer = await Register("rest-owner", body.Replace("LONG", new string('x', 501), StringComparison.Ordinal));

        Assert.Equal(400, answer.Status);
        Assert.Equal($$"""{"success":false,"message":"Validation failed","errors":{{errors}}}""", answer.Body);
    }

    [Theory]
    [InlineData("{", 400, """{"success":false,"message":"Invalid JSON in request body"}""")]
    [InlineData(" ", 400, """{"success":false,"message":"Invalid JSON in request body"}""")]
    [InlineData("[]", 500, InternalError)]
    [InlineData("null", 500, InternalError)]
    [InlineData("""{"email":5}""", 500, InternalError)]
    [InlineData("""{"email":["a@b.c"]}""", 500, InternalError)]
    public async Task A_body_of_another_form_is_refused_as_before(string body, int status, string expected)
    {
        var answer = await Register("rest-owner", body);

        Assert.Equal((status, expected), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Nobody_registers_for_another()
    {
        var answer = await Register("rest-stranger", Body("rest-owner", "stranger@rest.example", """{"street":"1","city":"2","zipcode":"3"}"""));

        Assert.Equal(403, answer.Status);
        Assert.Equal("""{"success":false,"message":"cognito_user_id is not who has signed in"}""", answer.Body);
    }

    private Task<RestAnswer> Register(string user, string? body) => system.Rest(user, "POST", Path, body);

    private static string Body(string owner, string email, string address) =>
        $$"""{"cognito_user_id":"{{owner}}","email":"{{email}}","business_name":"Kiosk 9","business_type":"food_truck","owner_name":"Mere Tai","phone_number":"021","address":{{address}},"ignored":true}""";

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
