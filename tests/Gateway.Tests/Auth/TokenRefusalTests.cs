using System.Reflection;
using Graph.Gateway.Auth;

namespace Graph.Gateway.Tests.Auth;

public sealed class TokenRefusalTests
{
    /// <summary>RFC 6750, section 3: what error_description may hold.</summary>
    [Fact]
    public void Every_description_may_stand_in_a_challenge()
    {
        var refusals = typeof(TokenRefusal).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (TokenRefusal)field.GetValue(null)!);

        Assert.Equal(17, refusals.Count());
        Assert.All(refusals, refusal => Assert.Matches(@"^[\x20\x21\x23-\x5b\x5d-\x7e]+$", refusal.Description));
    }
}
