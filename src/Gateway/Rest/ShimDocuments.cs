using System.Text;

namespace Graph.Gateway.Rest;

/// <summary>The GraphQL documents that are in this assembly, of the files in <c>Rest/Documents</c>.</summary>
internal static class ShimDocuments
{
    /// <summary>The operation with the fragments that it spreads: a document that is whole.</summary>
    /// <param name="shim">One that has an operation.</param>
    public static string Read(Shim shim)
    {
        var text = new StringBuilder(ReadFile(shim.Operation!));
        foreach (var fragment in shim.Fragments)
            text.Append('\n').Append(ReadFile(fragment));
        return text.ToString();
    }

    /// <param name="name">Without <c>.graphql</c>.</param>
    private static string ReadFile(string name)
    {
        using var file = typeof(ShimDocuments).Assembly.GetManifestResourceStream($"{name}.graphql")
            ?? throw new InvalidOperationException($"There is no src/Gateway/Rest/Documents/{name}.graphql.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
