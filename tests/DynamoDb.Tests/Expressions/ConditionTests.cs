using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.DynamoDb.Tables;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Expressions;

/// <summary>Every condition as a filter over the same four items, evaluated by DynamoDB.</summary>
public sealed class ConditionTests(ConditionTests.Parcels parcels) : IClassFixture<ConditionTests.Parcels>
{
    private static readonly AttributePath Total = AttributePath.Of("totals", "total");

    public static TheoryData<string, Condition, string> Cases => new()
    {
        { "equal", Condition.Equal("status", "open"), "a c" },
        { "not equal, true of an absent attribute", Condition.NotEqual("status", "open"), "b d" },
        { "less", Condition.LessThan("size", 3), "a b" },
        { "at most", Condition.AtMost("size", 3), "a b c" },
        { "greater", Condition.GreaterThan("size", 2), "c d" },
        { "at least", Condition.AtLeast("size", 2), "b c d" },
        { "between", Condition.Between("size", 2, 3), "b c" },
        { "one of", Condition.OneOf("name", ["Anna", "Dora", "Nobody"]), "a d" },
        { "one of none", Condition.OneOf("name", []), "" },
        { "one of 250", Condition.OneOf("size", Enumerable.Range(4, 250).Select(size => (ItemValue)size)), "d" },
        { "exists", Condition.Exists("status"), "a b c" },
        { "not exists", Condition.NotExists("status"), "d" },
        { "begins with", Condition.BeginsWith("name", "B"), "b" },
        { "substring, case matters", Condition.Contains("name", "or"), "d" },
        { "member of a list", Condition.Contains("tags", "red"), "a b" },
        { "a path into a map", Condition.AtLeast(Total, 20), "b c d" },
        { "a name with a dot", Condition.Equal("first.name", "dotted"), "a" },
        { "a boolean", Condition.Equal("hidden", true), "c" },
        { "and", Condition.Equal("status", "open") & Condition.GreaterThan("size", 1), "c" },
        { "or", Condition.Equal("status", "used") | Condition.GreaterThan("size", 3), "b d" },
        { "not", !Condition.Equal("status", "open"), "b d" },
        {
            "and within or within not",
            !((Condition.Equal("status", "open") & Condition.AtMost("size", 1)) | Condition.Equal("name", "Dora")),
            "b c"
        },
        { "text that looks like an expression", Condition.Equal("name", "x OR size > :v0"), "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task DynamoDB_reads_a_condition_as_it_is_meant(string meaning, Condition condition, string expected)
    {
        var page = await parcels.Table.Scan(new Scan { Filter = condition });

        Assert.True(expected == string.Join(' ', page.Items.Order()), $"{meaning}: {string.Join(' ', page.Items.Order())}");
    }

    [Fact]
    public void Conditions_that_are_not_there_are_left_out()
    {
        Assert.Null(Condition.All([]));
        Assert.Null(Condition.Any([null, null]));
        Assert.Equal(
            "(#n0 = :v0 AND #n1 = :v1)",
            Condition.All([null, Condition.Equal("a", 1), null, Condition.Equal("b", 2)])!.ToExpression(new ExpressionAliases()));
    }

    [Fact]
    public void A_path_has_no_empty_name() => Assert.Throws<ArgumentException>(() => AttributePath.Of("a", ""));

    public sealed class Parcels : IAsyncLifetime
    {
        private readonly DatabaseFixture fixture = new();

        public Table<string> Table { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await fixture.InitializeAsync();
            var definition = new TableDefinition("parcels", "conditions", "id");
            await fixture.Database.CreateTables([definition]);
            var writing = fixture.Database.Table<Action<ItemWriter>>(definition, new(_ => null!, (write, item) => write(item)));
            await writing.BatchWrite([
                item => item.String("id", "a").String("name", "Anna").String("status", "open").Number("size", 1)
                    .Map("totals", totals => totals.Number("total", 10)).Strings("tags", ["red", "blue"]).String("first.name", "dotted"),
                item => item.String("id", "b").String("name", "Bela").String("status", "used").Number("size", 2)
                    .Map("totals", totals => totals.Number("total", 20)).Strings("tags", ["red"]),
                item => item.String("id", "c").String("name", "Cleo").String("status", "open").Number("size", 3)
                    .Map("totals", totals => totals.Number("total", 30)).Boolean("hidden", true),
                item => item.String("id", "d").String("name", "Dora").Number("size", 4)
                    .Map("totals", totals => totals.Number("total", 40)),
            ]);
            Table = fixture.Database.Table<string>(definition, new(item => item.String("id"), (_, _) => { }));
        }

        public Task DisposeAsync() => fixture.DisposeAsync();
    }
}
