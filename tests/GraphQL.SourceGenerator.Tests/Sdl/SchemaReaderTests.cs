using Graph.GraphQL.SourceGenerator.Sdl;
using Microsoft.CodeAnalysis.Text;

namespace Graph.GraphQL.SourceGenerator.Tests.Sdl;

public sealed class SchemaReaderTests
{
    [Fact]
    public void Files_are_one_document_in_ordinal_order_of_their_paths()
    {
        var schema = SchemaReader.Read([new("b.graphql", "extend type Query { b: Int }"), new("B.graphql", "type Query { a: Int }")]);

        Assert.Equal("type Query { a: Int }\nextend type Query { b: Int }\n", schema.Sdl);
        Assert.Equal(["a", "b"], schema.Types.Single().Fields.Select(f => f.Name));
        Assert.Equal("Query", schema.Query);
    }

    [Fact]
    public void A_place_counts_in_its_own_file_whatever_its_line_ends()
    {
        var second = "\r\nextend type Query {\r\n  b: Int\r\n}";
        var schema = SchemaReader.Read([new("1.graphql", "type Query {\r  a: Int\r}\r"), new("2.graphql", second)]);

        var place = schema.Types.Single().Fields[1].Place!;

        Assert.Equal("2.graphql", place.Path);
        Assert.Equal("b", second.Substring(place.Span.Start, place.Span.Length));
        Assert.Equal(new LinePositionSpan(new(2, 2), new(2, 3)), place.Lines);
    }

    [Fact]
    public void A_syntax_error_is_told_in_its_file_and_for_every_file()
    {
        var schema = SchemaReader.Read([new("1.graphql", "type Query {"), new("2.graphql", "type Order { id: ID! }"), new("3.graphql", "\n\ntype {")]);

        Assert.Equal(
            ["1.graphql 1", "3.graphql 3"], schema.Errors.Select(e => $"{e.Place!.Path} {e.Place.Lines.Start.Line + 1}"));
        Assert.Empty(schema.Types);
    }

    [Fact]
    public void A_rule_that_is_broken_over_files_is_told_in_the_file_that_breaks_it()
    {
        var schema = SchemaReader.Read([new("1.graphql", "type Query { a: Int }"), new("2.graphql", "type Order { id: ID! }\ntype Query { b: Int }")]);

        Assert.All(schema.Errors, e => Assert.Equal("GQL0001", e.Descriptor.Id));
        Assert.Contains(schema.Errors, e => e.Place!.Path is "1.graphql" or "2.graphql");
    }

    [Fact]
    public void A_model_of_the_same_files_is_equal() =>
        Assert.Equal(SchemaReader.Read([new("Shop.graphql", Shop.Schema)]), SchemaReader.Read([new("Shop.graphql", Shop.Schema)]));

    [Fact]
    public void No_files_are_no_schema() => Assert.Equal("", SchemaReader.Read([]).Sdl);
}
