using System.Text.Json;

namespace Graph.Build;

/// <summary>The trusted documents of the clients, for the package.</summary>
internal static class TrustedDocumentsFile
{
    /// <summary>In the package, and so what the template's TrustedDocuments is set to.</summary>
    public const string Name = "trusted-documents.json";

    /// <exception cref="PackageException">It is not there, or not what the gateway reads.</exception>
    public static PackageFile Read(string path)
    {
        if (!File.Exists(path))
            throw new PackageException($"There is no file {Path.GetFullPath(path)} of trusted documents.");
        var content = File.ReadAllBytes(path);
        return IsTextsById(content)
            ? new PackageFile(Name, content)
            : throw new PackageException($"{path} is not a JSON object of document texts by id, as relay-compiler and GraphQL Code Generator write.");
    }

    /// <summary>As TrustedDocuments of src/GraphQL.AspNetCore; a test compares them. Its project would have to be compiled first.</summary>
    private static bool IsTextsById(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
