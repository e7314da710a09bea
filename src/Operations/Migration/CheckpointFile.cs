using System.Text.Json;

namespace Graph.Operations.Migration;

/// <summary>Keeps a checkpoint in a file that holds, whenever the process or the machine ends, one of them whole.</summary>
internal sealed class CheckpointFile(string path)
{
    private readonly Lock turn = new();

    /// <summary>The last that was saved.</summary>
    public Checkpoint Current { get; private set; } = null!;

    /// <summary>Null when there is none.</summary>
    /// <exception cref="MigrationStoppedException">The file cannot be read, or is none of ours.</exception>
    public static Checkpoint? Load(string path)
    {
        try
        {
            var checkpoint = JsonSerializer.Deserialize(File.ReadAllBytes(path), CheckpointJson.Default.Checkpoint);
            return checkpoint is { IsSound: true } ? checkpoint : throw Damaged(path, null);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw Damaged(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationStoppedException($"The checkpoint cannot be read: {exception.Message} Choose another with --checkpoint.", exception);
        }
    }

    public void Save(Checkpoint checkpoint)
    {
        lock (turn)
            Write(checkpoint);
    }

    /// <summary>Saves that a segment has come further.</summary>
    public void Save(int table, int segment, SegmentCheckpoint reached)
    {
        lock (turn)
            Write(Current.With(table, segment, reached));
    }

    /// <summary>
    /// Beside the file and then in its place. The rename may be lost when the machine loses power; then the one before is there, and
    /// some pages are looked at again.
    /// </summary>
    private void Write(Checkpoint checkpoint)
    {
        var beside = path + ".tmp";
        try
        {
            using (var file = new FileStream(beside, Options()))
            {
                JsonSerializer.Serialize(file, checkpoint, CheckpointJson.Default.Checkpoint);
                file.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationStoppedException(
                $"The checkpoint cannot be written: {exception.Message} Make room for it or choose another with --checkpoint, and run the same command again.",
                exception);
        }
        Current = checkpoint;
    }

    /// <summary>For this user alone: positions are ids, those of sessions too.</summary>
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static MigrationStoppedException Damaged(string path, Exception? cause) => new(
        $"{path} is damaged, or no checkpoint of this version: begin anew with --from-start, which looks at all items and writes those that are missing, "
        + "or choose another with --checkpoint.",
        cause);
}
