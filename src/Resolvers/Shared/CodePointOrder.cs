namespace Graph.Resolvers.Shared;

/// <summary>The order of texts in DynamoDB's sort keys: by their UTF-8 bytes, which is by code points.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    private const char FirstSurrogate = '\uD800';
    private const char FirstBehindSurrogates = '\uE000';

    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        var same = a.CommonPrefixLength(b);
        return same == a.Length || same == b.Length
            ? a.Length.CompareTo(b.Length)
            : Rank(a[same]).CompareTo(Rank(b[same]));
    }

    /// <summary>Surrogates stand for what lies behind all other characters.</summary>
    private static int Rank(char c) => c is >= FirstSurrogate and < FirstBehindSurrogates ? c + char.MaxValue : c;
}
