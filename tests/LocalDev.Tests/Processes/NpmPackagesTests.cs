using Graph.LocalDev.Processes;

namespace Graph.LocalDev.Tests.Processes;

/// <summary>Over a folder of its own whose one package is a folder too: npm runs, but needs no network.</summary>
public sealed class NpmPackagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("npm-packages-").FullName;

    public NpmPackagesTests()
    {
        // Every `npm ci` adds a line to "runs".
        Write("package.json", """
            {
              "name": "app", "version": "1.0.0", "dependencies": { "box": "file:box" },
              "scripts": { "preinstall": "node -e \"require('fs').appendFileSync('runs', 'run\\n')\"" }
            }
            """);
        Write("box/package.json", """{ "name": "box", "version": "1.0.0" }""");
        WriteLock("");
    }

    private string[] Runs => File.ReadAllLines(PathOf("runs"));

    [Fact]
    public async Task Missing_packages_are_restored_once()
    {
        var modules = await NpmPackages.RestoreIn(folder, default);
        await NpmPackages.RestoreIn(folder, default);

        Assert.Equal(PathOf("node_modules"), modules);
        Assert.True(File.Exists(PathOf("node_modules/box/package.json")));
        Assert.Single(Runs);
    }

    [Fact]
    public async Task Packages_are_restored_again_when_the_lock_changed_or_they_were_deleted()
    {
        await NpmPackages.RestoreIn(folder, default);
        WriteLock(" ");
        await NpmPackages.RestoreIn(folder, default);
        Directory.Delete(PathOf("node_modules"), recursive: true);
        await NpmPackages.RestoreIn(folder, default);

        Assert.Equal(3, Runs.Length);
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_restores_and_the_others_wait()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => NpmPackages.RestoreIn(folder, default))));

        Assert.Single(Runs);
    }

    [Fact]
    public async Task A_failure_shows_what_npm_said_and_the_next_call_tries_again()
    {
        Write("package.json", """{ "name": "app", "version": "1.0.0", "dependencies": { "other": "file:other" } }""");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => NpmPackages.RestoreIn(folder, default));
        var again = await Assert.ThrowsAsync<InvalidOperationException>(() => NpmPackages.RestoreIn(folder, default));

        Assert.StartsWith($"`npm ci` in {folder} failed:", exception.Message, StringComparison.Ordinal);
        Assert.Contains("other", again.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(string file) => Path.Combine(folder, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    private void WriteLock(string ending) => Write("package-lock.json", """
        {
          "name": "app", "version": "1.0.0", "lockfileVersion": 3, "requires": true,
          "packages": {
            "": { "name": "app", "version": "1.0.0", "dependencies": { "box": "file:box" } },
            "box": { "version": "1.0.0" },
            "node_modules/box": { "resolved": "box", "link": true }
          }
        }
        """ + ending);
}
