using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation;

namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class KnownOperationTypesRuleTests
{
    [Fact]
    public void The_schema_supports_all_three_operations() =>
        Assert.Empty(Errors("query A { count } mutation B { lend(id: 1) { id } } subscription C { lent { id } }"));

    [Fact]
    public void An_operation_without_a_root_type_is_an_error()
    {
        var schema = SchemaBuilder.Build(Parser.Parse("type Query { a: Int }"));

        var errors = DocumentValidator.Validate(schema, Parser.Parse("query A { a } mutation B { b } subscription C { c }"));

        Assert.Equal(["1:15", "1:32"], errors.Select(error => string.Join(' ', error.Locations)));
    }

    private static string[] Errors(string document) => Library.Errors("KnownOperationTypesRule", document);
}
