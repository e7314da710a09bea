using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using Graph.Build;

namespace Graph.Functions.Tests.Packaging;

/// <summary>What is in a package, and that the same files give the same bytes.</summary>
[SupportedOSPlatform("linux")]
public sealed class PackageZipTests : IDisposable
{
    private const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode StartedByAll = ReadByAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("package");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_same_files_in_any_order_are_the_same_package()
    {
        var program = new PackageFile("bootstrap", Encoding.UTF8.GetBytes("program"), IsExecutable: true);
        var library = new PackageFile("Graph.Functions.dll", Encoding.UTF8.GetBytes("library"));

        Assert.Equal(Zip(program, library), Zip(library, program));
        Assert.NotEqual(Zip(program, library), Zip(program, new PackageFile("commit.txt", Encoding.UTF8.GetBytes("library"))));
    }

    [Fact]
    public void Lambda_may_start_the_bootstrap_and_read_the_rest()
    {
        var zip = Zip(
            new PackageFile("bootstrap", Encoding.UTF8.GetBytes("program"), IsExecutable: true),
            new PackageFile("ide/index.html.gz", Encoding.UTF8.GetBytes("page")));
        using (var archive = new ZipArchive(new MemoryStream(zip)))
            archive.ExtractToDirectory(_folder.FullName);

        Assert.Equal(StartedByAll, File.GetUnixFileMode(PathOf("bootstrap")));
        Assert.Equal(ReadByAll, File.GetUnixFileMode(PathOf("ide/index.html.gz")));
        Assert.Equal("page", File.ReadAllText(PathOf("ide/index.html.gz")));
        Assert.Equal(new DateTime(1980, 1, 1), File.GetLastWriteTime(PathOf("bootstrap")));
    }

    [Fact]
    public void A_package_has_what_runs_and_its_symbols_lie_apart()
    {
        Publish(
            "Graph.Functions", "Graph.Functions.dll", "Graph.Functions.pdb", "Graph.Functions.runtimeconfig.json", "Graph.Lambda.xml", "createdump",
            "libclrgc.so", "libclrgcexp.so", "libclrjit.so", "libcoreclr.so", "libcoreclrtraceptprovider.so", "libmscordaccore.so", "libmscordbi.so");

        Assert.Equal(
            ["Graph.Functions.dll", "Graph.Functions.runtimeconfig.json", "bootstrap!", "libclrjit.so", "libcoreclr.so"],
            Names(PublishedFiles.OfProgram(_folder.FullName, PackageKind.ReadyToRun)));
        Assert.Equal(["Graph.Functions.pdb"], Names(PublishedFiles.OfSymbols(_folder.FullName)));
    }

    [Fact]
    public void A_native_program_is_all_of_its_package()
    {
        Publish("Graph.Functions", "Graph.Functions.dbg");

        Assert.Equal(["bootstrap!"], Names(PublishedFiles.OfProgram(_folder.FullName, PackageKind.Aot)));
        Assert.Equal(["Graph.Functions.dbg"], Names(PublishedFiles.OfSymbols(_folder.FullName)));
    }

    [Fact]
    public void Lambdas_own_runtime_starts_the_library()
    {
        Publish("Graph.Functions", "Graph.Functions.dll", "Graph.Functions.runtimeconfig.json");

        Assert.Equal(
            ["Graph.Functions.dll", "Graph.Functions.runtimeconfig.json"],
            Names(PublishedFiles.OfProgram(_folder.FullName, PackageKind.Managed)));
    }

    [Fact]
    public void The_IDE_is_compressed_beforehand_but_for_what_is_already()
    {
        Publish("index.html", "main.js", "main.js.map", "logo.png", "font.woff2", "service-worker.js", "package.json", "LICENSE");

        var files = IdeFiles.Read(_folder.FullName, "ide").ToArray();

        Assert.Equal(["ide/LICENSE.gz", "ide/font.woff2", "ide/index.html.gz", "ide/logo.png", "ide/main.js.gz"], Names(files));
        using var script = new StreamReader(new GZipStream(
            new MemoryStream(files.Single(file => file.Name == "ide/main.js.gz").Content.ToArray()), CompressionMode.Decompress));
        Assert.Equal("main.js", script.ReadToEnd());
    }

    /// <summary>Files whose content is their name.</summary>
    private void Publish(params string[] names)
    {
        foreach (var name in names)
            File.WriteAllText(PathOf(name), name);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static IEnumerable<string> Names(IEnumerable<PackageFile> files) =>
        files.Select(file => file.IsExecutable ? $"{file.Name}!" : file.Name).Order(StringComparer.Ordinal);

    private static byte[] Zip(params PackageFile[] files)
    {
        using var stream = new MemoryStream();
        PackageZip.Write(stream, files);
        return stream.ToArray();
    }
}
