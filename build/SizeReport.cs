using System.Globalization;

namespace Graph.Build;

/// <summary>Sizes in MB of a million bytes.</summary>
internal static class SizeReport
{
    /// <param name="largest">How many of the largest files are named.</param>
    public static void Write(TextWriter to, string package, IReadOnlyList<PackageFile> files, int largest)
    {
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{package}: {Megabytes(new FileInfo(package).Length)} MB zipped, {Megabytes(files.Sum(file => (long)file.Content.Length))} MB in {files.Count} files"));
        foreach (var file in files.OrderByDescending(file => file.Content.Length).Take(largest))
            to.WriteLine($"  {Megabytes(file.Content.Length),6} MB  {file.Name}");
    }

    private static string Megabytes(long bytes) => (bytes / 1_000_000.0).ToString("0.00", CultureInfo.InvariantCulture);
}
