using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation;

namespace Graph.GraphQL.Tests.Validation;

/// <summary>The schema of a lending library, and documents validated against it.</summary>
internal static class Library
{
    public static readonly Schema Schema = SchemaBuilder.Build(Parser.Parse(
        """
        directive @cached(seconds: Int!, shared: Boolean = false) on FIELD | FRAGMENT_SPREAD
        directive @note(text: String!) repeatable on FIELD | QUERY | FRAGMENT_DEFINITION | INLINE_FRAGMENT | VARIABLE_DEFINITION
        directive @live on SUBSCRIPTION
        scalar Shelf
        enum Genre { NOVEL POETRY ATLAS @deprecated(reason: "Maps are on their own.") }
        interface Item { id: ID! title(short: Boolean = false): String! }
        interface Lendable implements Item { id: ID! title(short: Boolean = false): String! due: String }
        type Book implements Item & Lendable {
          id: ID! title(short: Boolean = false): String! due: String
          author: Author! genre: Genre pages: Int! chapters(first: Int!): [Chapter!]! isbn: String @deprecated(reason: "Use id.")
        }
        type Map implements Item { id: ID! title(short: Boolean = false): String! scale: Int author: Author! pages: Int }
        type Film implements Item & Lendable { id: ID! title(short: Boolean = false): String! due: String minutes: Int! author: [Author] }
        type Chapter { number: Int! book: Book! }
        type Author { name: String! books(genre: Genre, max: Int): [Book!]! rival: Author }
        union Shown = Book | Film | Author
        input By @oneOf { id: ID title: String tags: [String!] }
        input Period { from: Int! to: Int = 2030 }
        input Filter { text: String! genres: [Genre!] period: Period limit: Int! = 10 shelf: Shelf old: Int @deprecated(reason: "Use period.") }
        type Query {
          item(id: ID!): Item
          book(by: By): Book
          lendable: Lendable
          search(filter: Filter, any: [Filter!], shelf: Shelf, grid: [[Int!]]): [Shown!]!
          author(name: String = "anon", old: Boolean @deprecated(reason: "All are old.")): Author
          count(of: Genre, above: Float): Int!
        }
        type Mutation { lend(id: ID!, days: Int! = 14): Book }
        type Subscription { returned(genre: Genre): Book lent: Book }
        """,
        ParserOptions.SchemaDocument));

    /// <summary>The places of each error of one rule, as in <c>1:3 2:5</c>; an error a string.</summary>
    public static string[] Errors(string rule, string document) =>
        [.. Validate(document, rule).Select(error => string.Join(' ', error.Locations))];

    public static string[] Messages(string rule, string document) => [.. Validate(document, rule).Select(error => error.Message)];

    public static IReadOnlyList<GraphQLError> Validate(string document, params string[] rules) =>
        DocumentValidator.Validate(
            Schema, Parser.Parse(document), new ValidationOptions { Only = rules.Length == 0 ? null : rules.ToHashSet() });
}
