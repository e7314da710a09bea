using Graph.Resolvers.Users;

namespace Graph.Resolvers.Tests.Users;

public sealed class TimeZoneNameTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("Pacific/Auckland")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("Etc/GMT+12")]
    public void Names_of_the_database_are_known(string name) => Assert.True(TimeZoneName.IsKnown(name));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Pacific/Aukland")]
    [InlineData("pacific/auckland\n")]
    [InlineData("Pacific/Auckland\n")]
    [InlineData("/etc/localtime")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("posix/Europe/London")]
    [InlineData("right/UTC")]
    [InlineData("/dev/zero")]
    [InlineData("../../../etc/passwd")]
    [InlineData("Europe/../UTC")]
    [InlineData("Europe")]
    [InlineData("UTC\0")]
    [InlineData("+12:00")]
    public void Everything_else_is_not_and_no_path_is_followed(string name) => Assert.False(TimeZoneName.IsKnown(name));

    [Fact]
    public void A_name_has_an_end() => Assert.False(TimeZoneName.IsKnown(new string('A', 100_000)));
}
