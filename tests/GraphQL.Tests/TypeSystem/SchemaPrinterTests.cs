using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.TypeSystem;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void Every_kind_of_definition_is_printed_with_its_extensions_and_directives()
    {
        const string sdl = """"
            """The shop."""
            schema @tag(name: "all") {
              query: Reads
              mutation: Writes
            }

            """Marks things."""
            directive @tag(
              """How."""
              name: String! = "none"
            ) repeatable on OBJECT | SCHEMA | FIELD_DEFINITION | ENUM_VALUE | ARGUMENT_DEFINITION | SCALAR

            directive @plain(a: Int = 1, b: [In!] = [{x: 1}]) on FIELD

            scalar Url @specifiedBy(url: "https://url.example/\"quoted\"") @tag

            interface Node {
              id: ID!
            }

            """
            Where reading starts.

            On two lines.
            """
            type Reads implements Node @tag(name: "a") @tag(name: "b") {
              """The first."""
              id: ID!

              """
              A description that is long enough to stand on a line of its own, for it has many words.
              """
              find(
                """Which."""
                by: String
                size: Size = S @tag
              ): Any @deprecated(reason: "slow") @tag
              old(a: Int @deprecated): Url @deprecated
            }

            type Writes {
              write(in: In, one: One): Int
            }

            union Any = Reads | Writes

            enum Size {
              S

              """Medium."""
              M @deprecated @tag
              L
            }

            input In {
              x: Int = 1
              y: [Size!]! = [S, M] @deprecated(reason: "no")
            }

            input One @oneOf {
              a: Int
              b: String
            }
            """";

        Assert.Equal(sdl, Print(sdl));
    }

    [Fact]
    public void Extensions_are_merged() =>
        Assert.Equal(
            """
            type Query @a @b {
              a: Int
              b: Int
            }
            """,
            Print("type Query @a { a: Int } extend type Query @b { b: Int }"));

    [Fact]
    public void A_schema_definition_that_says_nothing_is_left_out() =>
        Assert.Equal("type Query {\n  a: Int\n}", Print("schema { query: Query } type Query { a: Int }"));

    [Fact]
    public void A_schema_definition_that_keeps_a_type_from_being_a_root_stays() =>
        Assert.StartsWith(
            "schema {\n  query: Query\n}",
            Print("schema { query: Query } type Query { a: Int } type Mutation { a: Int }"));

    [Fact]
    public void A_description_that_no_block_string_can_hold_is_printed_as_a_string() =>
        Assert.Equal("\"  \\n \"\nscalar A", Print("\"  \\n \" scalar A"));

    private static string Print(string sdl) => SchemaPrinter.Print(SchemaBuilder.Build(Parser.Parse(sdl)));
}
