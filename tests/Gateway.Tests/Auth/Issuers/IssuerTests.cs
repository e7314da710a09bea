using System.Text;
using Graph.Gateway.Auth;
using Graph.Gateway.Auth.Issuers;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Issuers;

public sealed class IssuerTests
{
    private const int Now = 1_000_000;

    private static readonly Issuer Any = new("i");

    [Theory]
    [InlineData("\"scope\":\"user:basic\"", true)]
    [InlineData("\"x\":1", true)]
    [InlineData("\"scope\":\"requiresAdditionalAuth\"", false)]
    [InlineData("\"scope\":\"user:basic requiresAdditionalAuth\"", false)]
    public void A_token_of_a_login_that_is_not_finished_is_refused(string member, bool isGood) => Assert.Equal(
        isGood ? null : TokenRefusal.Unfinished, (Any with { UnfinishedScopes = ["requiresAdditionalAuth"] }).Check(Claims(member), Now, 60));

    [Theory]
    [InlineData(Now + 1, true)]
    [InlineData(Now - 59, true)]
    [InlineData(Now - 59.5, true)]
    [InlineData(Now - 60, false)]
    [InlineData(Now - 60.5, false)]
    [InlineData(0, false)]
    public void A_token_lasts_until_its_exp_and_the_skew(double exp, bool isGood) =>
        Assert.Equal(isGood ? null : TokenRefusal.Expired, Any.Check(Claims($"\"x\":1", exp), Now, 60));

    [Theory]
    [InlineData("nbf", Now + 60, true)]
    [InlineData("nbf", Now + 61, false)]
    [InlineData("iat", Now + 60, true)]
    [InlineData("iat", Now + 61, false)]
    [InlineData("iat", 0, true)]
    public void A_token_is_not_of_the_future(string name, int seconds, bool isGood) =>
        Assert.Equal(isGood ? null : TokenRefusal.NotYetValid, Any.Check(Claims($"\"{name}\":{seconds}"), Now, 60));

    [Theory]
    [InlineData("\"aud\":\"a\"", true)]
    [InlineData("\"aud\":\"b\"", true)]
    [InlineData("\"aud\":[\"x\",\"b\"]", true)]
    [InlineData("\"aud\":\"A\"", false)]
    [InlineData("\"aud\":\"a \"", false)]
    [InlineData("\"aud\":\"\"", false)]
    [InlineData("\"aud\":[]", false)]
    [InlineData("\"x\":1", false)]
    public void A_token_is_for_one_of_the_audiences(string member, bool isGood) => Assert.Equal(
        isGood ? null : TokenRefusal.OtherAudience, (Any with { Audiences = ["a", "b"] }).Check(Claims(member), Now, 60));

    [Theory]
    [InlineData("\"token_use\":\"access\"", true)]
    [InlineData("\"token_use\":\"id\"", false)]
    [InlineData("\"x\":1", false)]
    public void A_token_is_for_one_of_the_uses(string member, bool isGood) => Assert.Equal(
        isGood ? null : TokenRefusal.OtherUse, (Any with { TokenUses = ["access"] }).Check(Claims(member), Now, 60));

    private static TokenClaims Claims(string member, double exp = Now + 600) => TokenClaims.Read(
        Encoding.UTF8.GetBytes(FormattableString.Invariant($$"""{"iss":"i","sub":"s","exp":{{exp}},{{member}}}""")))!;
}
