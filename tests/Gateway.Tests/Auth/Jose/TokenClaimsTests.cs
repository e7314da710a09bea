using System.Text;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Jose;

public sealed class TokenClaimsTests
{
    [Fact]
    public void All_that_is_heeded_is_read()
    {
        var claims = Read("""
            {"iss":"https://i","sub":"alice","exp":100.5,"nbf":1,"iat":2e1,"aud":["a","b"],"client_id":"c","token_use":"id",
             "email":"a@b","email_verified":true,"cognito:groups":["x","y"],"roles":"z","permissions":["p","q"],"scope":"q  r s ",
             "jti":"7","other":{"sub":"bob"}}
            """)!;

        Assert.Equal("https://i", claims.Issuer);
        Assert.Equal("alice", claims.Subject);
        Assert.Equal((100.5, 1, 20), (claims.Expires, claims.NotBefore, claims.IssuedAt));
        Assert.Equal(["a", "b"], claims.Audience);
        Assert.Equal("id", claims.TokenUse);
        Assert.Equal("a@b", claims.Email);
        Assert.Equal(["x", "y", "z"], claims.Roles.Order());
        Assert.Equal(["p", "q", "r", "s"], claims.Permissions.Order());
    }

    [Fact]
    public void All_but_three_may_be_absent()
    {
        var claims = Read("""{"iss":"i","sub":"s","exp":1}""")!;

        Assert.Equal((0, 0), (claims.NotBefore, claims.IssuedAt));
        Assert.Empty(claims.Audience);
        Assert.Null(claims.TokenUse);
        Assert.Null(claims.Email);
        Assert.Empty(claims.Roles);
        Assert.Empty(claims.Permissions);
    }

    [Theory]
    [InlineData("""{"sub":"s","exp":1}""")]
    [InlineData("""{"iss":"i","exp":1}""")]
    [InlineData("""{"iss":"i","sub":"s"}""")]
    [InlineData("""{"iss":"","sub":"s","exp":1}""")]
    [InlineData("""{"iss":["i"],"sub":"s","exp":1}""")]
    [InlineData("""{"iss":"i","sub":"","exp":1}""")]
    [InlineData("""{"iss":"i","sub":7,"exp":1}""")]
    [InlineData("""{"iss":"i","sub":"a\tb","exp":1}""")]
    [InlineData("""{"iss":"i","sub":"a\u0085b","exp":1}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":"1"}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":-1}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":253402300800}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1e999}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":[1]}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":{"a":1},"nbf":1}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":true}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"nbf":null}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"iat":"1"}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"aud":7}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"aud":["a",null]}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"aud":[["a"]]}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"client_id":["a"]}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"token_use":null}""")]
    public void A_claim_that_could_refuse_must_be_of_its_type(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData(""" "cognito:groups":7 """)]
    [InlineData(""" "cognito:groups":["admin",7] """)]
    [InlineData(""" "roles":{"admin":true} """)]
    [InlineData(""" "roles":[["admin"]] """)]
    [InlineData(""" "permissions":"all" """)]
    [InlineData(""" "permissions":[{"a":1},"all"] """)]
    [InlineData(""" "scope":null """)]
    [InlineData(""" "email":["a@b"] """)]
    public void A_claim_that_could_grant_and_is_not_of_its_type_grants_nothing(string member)
    {
        var claims = Read($$"""{"iss":"i","sub":"s",{{member}},"exp":1}""")!;

        Assert.Empty(claims.Roles);
        Assert.Empty(claims.Permissions);
        Assert.Null(claims.Email);
    }

    [Theory]
    [InlineData("", "a@b")]
    [InlineData(""","email_verified":true""", "a@b")]
    [InlineData(""","email_verified":"true" """, "a@b")]
    [InlineData(""","email_verified":false""", null)]
    [InlineData(""","email_verified":"false" """, null)]
    [InlineData(""","email_verified":null""", null)]
    [InlineData(""","email_verified":[true]""", null)]
    public void An_e_mail_counts_unless_the_issuer_says_that_it_is_not_verified(string member, string? email) =>
        Assert.Equal(email, Read($$"""{"iss":"i","sub":"s","exp":1,"email":"a@b"{{member}}}""")!.Email);

    [Theory]
    [InlineData(""" "client_id":"c","token_use":"access" """, "c")]
    [InlineData(""" "client_id":"c","token_use":"access","aud":"a" """, "a")]
    [InlineData(""" "client_id":"c","token_use":"access","aud":[] """, "")]
    [InlineData(""" "client_id":"c","token_use":"id" """, "")]
    [InlineData(""" "client_id":"c" """, "")]
    public void The_client_is_the_audience_of_an_access_token_that_has_none(string members, string audience) =>
        Assert.Equal(audience, string.Join(' ', Read($$"""{"iss":"i","sub":"s","exp":1,{{members}}}""")!.Audience));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_subject_has_at_most_255_characters(int length, bool isTaken) =>
        Assert.Equal(isTaken, Read($$"""{"iss":"i","sub":"{{new string('s', length)}}","exp":1}""") is not null);

    private static TokenClaims? Read(string json) => TokenClaims.Read(Encoding.UTF8.GetBytes(json));
}
