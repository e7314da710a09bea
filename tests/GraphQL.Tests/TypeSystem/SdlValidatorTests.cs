using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.TypeSystem;

public sealed class SdlValidatorTests
{
    [Fact]
    public void A_valid_document_has_no_errors() =>
        Assert.Empty(SdlValidator.Validate(Parser.Parse(
            """
            "The whole of it."
            schema @tag(name: "a") @tag(name: "b") { query: Query }
            directive @tag(name: String!) repeatable on SCHEMA | OBJECT
            interface Node { id: ID! }
            type Query implements Node @tag(name: "q") { id: ID! find(by: By = {id: "1"}, size: Size = S): Any }
            input By @oneOf { id: ID name: String }
            enum Size { S M }
            extend enum Size { L @deprecated }
            union Any = Query
            scalar Url @specifiedBy(url: "https://url.example")
            """)));

    [Fact]
    public void Errors_stand_in_the_order_of_the_document()
    {
        var errors = SdlValidator.Validate(Parser.Parse(
            """
            type Query { a: Missing }
            type Query { b: Int @unknown }
            extend type Nothing { a: Int }
            """));

        Assert.Equal(["1:17", "1:6 2:6", "2:21", "3:13"], TypeSystemErrors.Places(errors));
        Assert.All(errors, error => Assert.Equal(ErrorCodes.SchemaInvalid, error.Code));
    }

    [Fact]
    public void A_rule_that_there_is_not_is_refused() =>
        Assert.Throws<ArgumentException>(() => SdlValidator.Validate(Parser.Parse("type A { a: Int }"), null, ["NoSuchRule"]));
}
