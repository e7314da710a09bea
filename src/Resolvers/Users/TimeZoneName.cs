using System.Text.RegularExpressions;

namespace Graph.Resolvers.Users;

/// <summary>Names of the IANA time zone database, such as <c>Pacific/Auckland</c>.</summary>
internal static partial class TimeZoneName
{
    /// <summary>Whether this machine has the database; small images come without it, and then the form alone decides.</summary>
    private static readonly bool HasDatabase = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _);

    // The form first: the lookup is one of files, and would follow any path.
    public static bool IsKnown(string name) =>
        Form().IsMatch(name) && !IsOfTheMachine(name) && (!HasDatabase || TimeZoneInfo.TryFindSystemTimeZoneById(name, out _));

    /// <summary>Files that stand among the zones and are none: the machine's own zone, and other ways of counting seconds.</summary>
    private static bool IsOfTheMachine(string name) =>
        name is "localtime" or "posixrules" || name.StartsWith("posix/", StringComparison.Ordinal) || name.StartsWith("right/", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?=.{1,64}\z)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z][A-Za-z0-9_+-]*){0,2}\z")]
    private static partial Regex Form();
}
