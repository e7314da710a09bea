using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Tables;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Expressions;

public sealed class UpdateTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly TableDefinition Definition = new("parcels", "updates", "id");

    /// <summary>The whole item as text, attributes in order.</summary>
    private static readonly ItemMapping<string> AsText = new(
        item => string.Join(' ', item.Names.Order().Select(name => $"{name}={Text(item.Value(name))}")),
        (_, _) => { });

    [Fact]
    public async Task All_kinds_of_change_go_into_one_update()
    {
        await fixture.Database.CreateTables([Definition]);
        var parcels = fixture.Database.Table(Definition, AsText);
        await parcels.Update("p", Update.Nothing
            .Set("name", "old").Set("kept", "first").Set("gone", 1).Set("size", 5).AddToSet("codes", "x", "y").SetStrings("log", ["made"])
            .SetMap("totals", totals => totals.Number("total", 10)));

        var result = await parcels.Update("p", Update.Nothing
            .Set("name", "new")
            .Remove("gone")
            .Add("size", -2)
            .Add("count", 1)
            .AddToSet("codes", "z")
            .Append("log", "sent", "seen")
            .Append("notes", "first")
            .SetIfAbsent("status", "fresh")
            .SetIfAbsent("kept", "other")
            .SetOrRemove("size2", null)
            .Set(AttributePath.Of("totals", "total"), 11)
            .Set("at", new DateTimeOffset(2031, 5, 6, 0, 0, 0, TimeSpan.Zero)));

        Assert.Equal(
            "at=2031-05-06T00:00:00.000Z codes=[x y z] count=1 id=p kept=first log=[made sent seen] name=new notes=[first] "
            + "size=3 status=fresh totals={total=11}",
            result.Item);
    }

    [Fact]
    public async Task Members_leave_a_set()
    {
        await fixture.Database.CreateTables([Definition]);
        var parcels = fixture.Database.Table(Definition, AsText);
        await parcels.Update("q", Update.Nothing.AddToSet("codes", "x", "y"));

        var result = await parcels.Update("q", Update.Nothing.RemoveFromSet("codes", "x", "z"));

        Assert.Equal("codes=[y] id=q", result.Item);
    }

    [Fact]
    public void An_update_of_nothing_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Update.Nothing.ToExpression(new ExpressionAliases()));

    private static string Text(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(' ', map.Select(pair => $"{pair.Key}={Text(pair.Value)}")) + "}",
        IReadOnlyList<object?> list => "[" + string.Join(' ', list.Select(Text)) + "]",
        _ => value?.ToString() ?? "null",
    };
}
