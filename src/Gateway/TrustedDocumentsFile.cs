using Graph.GraphQL.AspNetCore.Documents;

namespace Graph.Gateway;

/// <summary>
/// The file of trusted documents that is configured: its path from the current folder, or from the program's, where a package has it.
/// </summary>
internal static class TrustedDocumentsFile
{
    private const string Name = "TrustedDocuments";

    /// <returns>Null when none is configured.</returns>
    /// <exception cref="InvalidOperationException">There is no such file, or it is another.</exception>
    public static TrustedDocuments? Read(IConfigurationSection graphQL)
    {
        if (Settings.Text(graphQL, Name) is not { } file)
            return null;
        try
        {
            return TrustedDocuments.Load(Find(graphQL, file));
        }
        catch (InvalidDataException error)
        {
            throw new InvalidOperationException($"{graphQL.Path}:{Name}: {error.Message}", error);
        }
    }

    private static string Find(IConfigurationSection graphQL, string file)
    {
        string[] paths = [Path.GetFullPath(file), Path.Combine(AppContext.BaseDirectory, file)];
        return paths.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            $"{graphQL.Path}:{Name} is {file}, but there is no file {string.Join(" or ", paths.Distinct())}.");
    }
}
