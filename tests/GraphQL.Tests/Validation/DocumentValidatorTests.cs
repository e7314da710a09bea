using System.Diagnostics;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.Validation;

namespace Graph.GraphQL.Tests.Validation;

public sealed class DocumentValidatorTests
{
    [Fact]
    public void A_document_of_every_construct_is_valid()
    {
        var errors = Library.Validate(
            """
            query Reads($id: ID!, $genre: Genre = NOVEL, $deep: Boolean!) @note(text: "all") {
              item(id: $id) { ...Item ... on Lendable @include(if: $deep) { due } }
              one: book(by: { id: $id }) { chapters(first: 3) { number book { id } } }
              search(filter: { text: "sea", genres: [$genre], period: { from: 1900 } }, shelf: { row: 1 }) {
                __typename
                ... on Book { title(short: true) }
                ... on Author { name }
              }
            }
            mutation Lends($id: ID!) { lend(id: $id) { due } }
            subscription Returns { returned(genre: POETRY) { ...Item } }
            fragment Item on Item { id title ...Note @cached(seconds: 5) }
            fragment Note on Item { __typename }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Errors_have_a_code_and_come_in_document_order()
    {
        var errors = Library.Validate(
            """
            query Q($unused: Int) {
              count(of: GREEN)
              nothing
            }
            fragment F on Book { id }
            """);

        Assert.All(errors, error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
        Assert.Equal(["1:9", "2:13", "3:3", "5:1"], errors.Select(error => error.Locations[0].ToString()));
    }

    [Fact]
    public void Validation_stops_after_the_maximum_of_errors()
    {
        var document = Parser.Parse("{ a b c d e }");

        var errors = DocumentValidator.Validate(Library.Schema, document, new ValidationOptions { MaxErrors = 3 });

        Assert.Equal(4, errors.Count);
        Assert.Equal("Validation stopped after 3 errors.", errors[^1].Message);
        Assert.Empty(errors[^1].Locations);
    }

    [Fact]
    public void Suggestions_can_be_switched_off()
    {
        var document = Parser.Parse("query Q($a: Perio) { conut item(ids: 1) { idd } book(by: { idd: 1 }) { genre } }");

        var errors = DocumentValidator.Validate(Library.Schema, document, new ValidationOptions { Suggestions = false });

        Assert.NotEmpty(errors);
        Assert.DoesNotContain(errors, error => error.Message.Contains("Did you mean", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_first_errors_get_suggestions()
    {
        var document = Parser.Parse("{ " + string.Concat(Enumerable.Range(0, 50).Select(i => $"a{i}: conut ")) + "}");

        var errors = DocumentValidator.Validate(Library.Schema, document);

        Assert.Equal(10, errors.Count(error => error.Message.EndsWith("Did you mean \"count\"?", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_introspection_query_of_tools_is_valid()
    {
        var errors = Library.Validate(
            """
            query IntrospectionQuery {
              __schema {
                queryType { name } mutationType { name } subscriptionType { name }
                types { ...FullType }
                directives { name locations isRepeatable args(includeDeprecated: true) { ...InputValue } }
              }
            }
            fragment FullType on __Type {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) { name args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated }
              inputFields(includeDeprecated: true) { ...InputValue }
              interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name deprecationReason } possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue isDeprecated }
            fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_ordinary_document_takes_microseconds()
    {
        var document = Parser.Parse("query Q($id: ID!) { item(id: $id) { id ... on Book { author { name } pages } ...F } } fragment F on Item { title }");
        for (var i = 0; i < 2_000; i++)
            DocumentValidator.Validate(Library.Schema, document);

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++)
            Assert.Empty(DocumentValidator.Validate(Library.Schema, document));

        Assert.True(watch.ElapsedMilliseconds < 1_000, $"{watch.ElapsedMilliseconds} µs a document");
    }
}
