using Graph.Operations.Migration;

namespace Graph.Operations.Tests.Migration;

public sealed class CanonicalNumberTests
{
    [Theory]
    [InlineData("0", "0", "-0", "0.00", "0E+10")]
    [InlineData("15e-1", "1.5", "1.50", "01.5", "15E-1", "0.15e1", "+1.5")]
    [InlineData("1e2", "100", "1E+2", "100.0", "0.1e3")]
    [InlineData("-1e-130", "-1E-130", "-0.1E-129")]
    [InlineData("99999999999999999999999999999999999999e0", "99999999999999999999999999999999999999", "9.9999999999999999999999999999999999999E+37")]
    public void One_value_has_one_text(string canonical, params string[] texts) =>
        Assert.All(texts, text => Assert.Equal(canonical, CanonicalNumber.Of(text)));

    [Fact]
    public void The_last_of_38_digits_counts() => Assert.NotEqual(
        CanonicalNumber.Of("1.0000000000000000000000000000000000001"), CanonicalNumber.Of("1.0000000000000000000000000000000000002"));
}
