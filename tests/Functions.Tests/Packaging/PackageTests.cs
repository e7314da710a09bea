using System.IO.Compression;
using Graph.Build;

namespace Graph.Functions.Tests.Packaging;

/// <summary>What a package is made of, once the functions are published.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Documents = """{"70ffa63f41e4c5cc6f5fa7e8b7ea4ae5":"query A { a }"}""";

    private readonly DirectoryInfo _repository = Directory.CreateTempSubdirectory("package");

    public void Dispose() => _repository.Delete(recursive: true);

    [Fact]
    public void The_trusted_documents_that_are_given_are_packed_with_the_program_and_its_commit()
    {
        var documents = Path.Combine(_repository.FullName, "clients.json");
        File.WriteAllText(documents, Documents);
        var options = Published(documents);

        Package.Pack(options, "0a1b2c3", TrustedDocumentsFile.Read(documents));

        Assert.Equal(
            [("Graph.Functions.dll", "library"), ("bootstrap", "program"), ("commit.txt", "0a1b2c3\n"), ("trusted-documents.json", Documents)],
            FilesOf(options.Package));
        Assert.Equal([("Graph.Functions.pdb", "symbols")], FilesOf(options.Symbols("0a1b2c3")));
    }

    [Fact]
    public void Without_any_given_none_are_packed()
    {
        var options = Published(documents: null);

        Package.Pack(options, "0a1b2c3", trusted: null);

        Assert.Equal(["Graph.Functions.dll", "bootstrap", "commit.txt"], FilesOf(options.Package).Select(file => file.Name));
    }

    private PackageOptions Published(string? documents)
    {
        var options = new PackageOptions(_repository.FullName, PackageKind.ReadyToRun, IsArm64: false, WithIde: false, documents);
        Directory.CreateDirectory(options.Published);
        foreach (var (name, content) in new[] { ("Graph.Functions", "program"), ("Graph.Functions.dll", "library"), ("Graph.Functions.pdb", "symbols") })
            File.WriteAllText(Path.Combine(options.Published, name), content);
        return options;
    }

    private static IEnumerable<(string Name, string Content)> FilesOf(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => (entry.FullName, TextOf(entry)))];
    }

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
