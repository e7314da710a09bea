using Graph.Gateway.Rest;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation;
using Graph.GraphQL.Validation.Cost;
using Graph.GraphQL.Validation.Limits;
using Graph.Resolvers;

namespace Graph.Gateway.Tests.Rest;

/// <summary>The documents of all routes beside the schema and the limits of requests.</summary>
public sealed class ShimLimitsTests
{
    private const long LargestPage = 100;

    private static readonly Schema s_schema = SchemaBuilder.Build(Parser.Parse(GraphSchema.Sdl, ParserOptions.SchemaDocument));

    public static TheoryData<string> Routes => [.. RestRoutes.All.Where(shim => shim.Operation is not null).Select(shim => shim.Route)];

    [Theory]
    [MemberData(nameof(Routes))]
    public void A_document_is_valid_and_has_the_operation(string route)
    {
        var (shim, document) = Read(route);

        Assert.Empty(DocumentValidator.Validate(s_schema, document).Select(error => error.Message));
        Assert.Equal(shim.Operation, OperationOf(document).Name?.Value);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void An_operation_stays_below_all_limits_with_the_largest_page(string route)
    {
        var (_, document) = Read(route);

        Assert.Empty(RequestLimits.Default.Check(document, OperationOf(document)).Select(error => error.Message));
        var cost = CostPlan.Compile(s_schema, document, OperationOf(document), RequestLimits.Default);
        Assert.Null(cost.Check(new Dictionary<string, object?> { ["first"] = LargestPage })?.Message);
    }

    private static (Shim Shim, DocumentNode Document) Read(string route)
    {
        var shim = RestRoutes.All.Single(shim => shim.Route == route);
        return (shim, Parser.Parse(ShimDocuments.Read(shim)));
    }

    private static OperationDefinitionNode OperationOf(DocumentNode document) => document.Definitions.OfType<OperationDefinitionNode>().Single();
}
