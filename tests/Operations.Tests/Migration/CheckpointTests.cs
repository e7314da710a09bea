using Graph.Operations.Migration;

namespace Graph.Operations.Tests.Migration;

public sealed class CheckpointTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graph-checkpoint-");

    private string Path => System.IO.Path.Combine(folder.FullName, "checkpoint.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void It_is_read_as_it_was_saved()
    {
        var file = new CheckpointFile(Path);
        file.Save(Beginning());
        file.Save(1, 0, new SegmentCheckpoint("ünique \"id\"", false, new Figures { Items = 3, Different = 1, Named = ["one"] }));
        file.Save(0, 1, new SegmentCheckpoint(null, true, Figures.None));

        var loaded = CheckpointFile.Load(Path)!;

        Assert.Null(loaded.DifferenceFrom(Beginning()));
        Assert.Equal(Beginning().Began, loaded.Began);
        Assert.Equal("ünique \"id\"", loaded.Tables[1].Segments[0].After);
        Assert.Equal((3, 1, "one"), (loaded.Tables[1].Segments[0].Figures.Items, loaded.Tables[1].Segments[0].Figures.Different, loaded.Tables[1].Segments[0].Figures.Named.Single()));
        Assert.True(loaded.Tables[0].Segments[1].IsDone);
        Assert.False(loaded.IsComplete);
        Assert.Equal([Path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void Nobody_else_may_read_it()
    {
        new CheckpointFile(Path).Save(Beginning());

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void Without_a_file_there_is_none() => Assert.Null(CheckpointFile.Load(Path));

    [Fact]
    public void A_file_that_was_cut_anywhere_is_refused()
    {
        new CheckpointFile(Path).Save(Beginning());
        var whole = File.ReadAllText(Path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllText(Path, whole[..length]);
            Assert.Contains("--from-start", Assert.Throws<MigrationStoppedException>(() => CheckpointFile.Load(Path)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"format":1,"endpoint":"x","began":"2031-01-01T00:00:00Z","segments":1,"overwrite":false,"tables":null}""")]
    [InlineData("""{"format":1,"endpoint":"x","began":"2031-01-01T00:00:00Z","segments":1,"overwrite":false,"tables":[null]}""")]
    [InlineData("""{"format":9,"endpoint":"x","began":"2031-01-01T00:00:00Z","segments":1,"overwrite":false,"tables":[]}""")]
    [InlineData("""{"format":1,"endpoint":"x","began":"2031-01-01T00:00:00Z","segments":1,"overwrite":false,"tables":[{"old":"a","oldId":"a","new":"b","newId":"b","segments":[]}]}""")]
    [InlineData("""{"format":1,"endpoint":"x","began":"2031-01-01T00:00:00Z","segments":1,"overwrite":false,"tables":[{"old":"a","oldId":"a","new":"b","newId":"b","segments":[null]}]}""")]
    public void Json_that_is_none_is_refused(string json)
    {
        File.WriteAllText(Path, json);

        Assert.Contains(Path, Assert.Throws<MigrationStoppedException>(() => CheckpointFile.Load(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said()
    {
        var file = new CheckpointFile(System.IO.Path.Combine(folder.FullName, "missing", "checkpoint.json"));

        Assert.Contains("--checkpoint", Assert.Throws<MigrationStoppedException>(() => file.Save(Beginning())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_migration_is_told_by_what_differs()
    {
        var one = Beginning();

        Assert.Equal("it is of elsewhere, and this one of http://localhost:8000/", (one with { Endpoint = "elsewhere" }).DifferenceFrom(one));
        Assert.Equal("it has --segments 3, and this one 2", (one with { Segments = 3 }).DifferenceFrom(one));
        Assert.Equal("it has --overwrite, and this one has not", (one with { Overwrite = true }).DifferenceFrom(one));
        Assert.Equal("it copies a to b, and this one a to b, c to d", (one with { Tables = [one.Tables[0]] }).DifferenceFrom(one));
        Assert.Equal(
            "a or b was deleted and created again since",
            (one with { Tables = [one.Tables[0] with { NewId = "9" }, one.Tables[1]] }).DifferenceFrom(one));
    }

    private static Checkpoint Beginning() => new(
        Checkpoint.CurrentFormat,
        "http://localhost:8000/",
        new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero),
        2,
        false,
        [
            new TableCheckpoint("a", "1", "b", "2", [SegmentCheckpoint.Beginning, SegmentCheckpoint.Beginning]),
            new TableCheckpoint("c", "3", "d", "4", [SegmentCheckpoint.Beginning, SegmentCheckpoint.Beginning]),
        ]);
}
