using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;

namespace Graph.GraphQL.Tests.Binding;

/// <summary>A mistake in what is bound shows at the first start.</summary>
public sealed class SchemaBinderTests
{
    private const string Sdl = "type Query { a: Int } enum Color { RED } input Filter { a: Int } scalar Day interface Node { id: ID } union Any = Query";

    [Theory]
    [InlineData("Query.b")]
    [InlineData("Nothing.a")]
    [InlineData("Color.RED")]
    [InlineData("Query")]
    [InlineData("")]
    public void A_coordinate_that_is_no_field_is_refused(string coordinate)
    {
        var exception = Assert.Throws<ArgumentException>(() => new SchemaBinder(Sdl).Field(coordinate, static (in c) => c.Null()));
        Assert.StartsWith($"The schema has no field {coordinate}.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_another_kind_of_type_is_refused()
    {
        var binder = new SchemaBinder(Sdl);

        Assert.Throws<ArgumentException>(() => binder.Enum("Filter", static name => name));
        Assert.Throws<ArgumentException>(() => binder.Input("Color", static (in v) => new object()));
        Assert.Throws<ArgumentException>(() => binder.Scalar("Color", JsonScalar.Instance));
        Assert.Throws<ArgumentException>(() => binder.AbstractType("Nothing", static value => null));
    }

    [Fact]
    public void A_field_without_a_resolver_is_refused() => Assert.Equal(
        "Query.a has no resolver.", Assert.Throws<InvalidOperationException>(() => new SchemaBinder(Sdl).Build()).Message);

    [Fact]
    public void Loaders_are_added_in_order()
    {
        var binder = new SchemaBinder(Sdl).Loader(0, static () => new NoLoader());

        Assert.Throws<ArgumentException>(() => binder.Loader(2, static () => new NoLoader()));
        Assert.Throws<ArgumentException>(() => binder.Loader(0, static () => new NoLoader()));
    }

    private sealed class NoLoader : DataLoader<string, string>
    {
        protected override ValueTask<IReadOnlyDictionary<string, string>> LoadBatch(IReadOnlyList<string> keys, CancellationToken cancellation) =>
            throw new InvalidOperationException();
    }
}
