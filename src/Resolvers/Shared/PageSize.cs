namespace Graph.Resolvers.Shared;

/// <summary>How many entries a page may have.</summary>
internal static class PageSize
{
    private const int Largest = 100;

    /// <returns><paramref name="first"/> itself.</returns>
    public static int Check(int first) => first is >= 1 and <= Largest
        ? first
        : throw BadUserInput.Because($"'first' is {first}; ask for 1 to {Largest} entries and follow 'pageInfo.endCursor' for more.");
}
