using Xunit;

namespace Graph.Testing;

/// <summary>
/// Compares text with a file that stands in the repository. To accept a change on purpose, run the test with
/// <c>UPDATE_SNAPSHOTS=1</c> in the environment and read the diff before committing it.
/// </summary>
public static class Snapshot
{
    public static void Matches(string actual, params string[] path)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }
        Assert.True(File.Exists(file), $"{file} does not exist yet; run the test with UPDATE_SNAPSHOTS=1 to write it.");
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.True(
            expected == actual.ReplaceLineEndings("\n"),
            $"{string.Join('/', path)} differs from what the code gives now{FirstDifference(expected, actual)}. "
            + "If the change is meant, run the test with UPDATE_SNAPSHOTS=1 and commit the file.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => left[i] != right[i], Math.Min(left.Length, right.Length));
        return $" at line {line + 1}: expected \"{left.ElementAtOrDefault(line)}\", got \"{right.ElementAtOrDefault(line)}\"";
    }
}
