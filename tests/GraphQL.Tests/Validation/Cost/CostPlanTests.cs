using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation.Cost;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Tests.Validation.Cost;

public sealed class CostPlanTests
{
    private static readonly Schema s_schema = SchemaBuilder.Build(Parser.Parse(
        CostDirectives.Sdl +
        """

        enum Size { S L }
        scalar Photo @cost(weight: "3")
        type Query {
          shop: Shop
          shops(first: Int = 5, last: Int): [Shop!]!
          cities: [City!]! @listSize(assumedSize: 40)
          streets: [[City!]!]
          search(limit: Int!, text: String): [Hit!]!
          page(first: Int, last: Int): ItemPage!
          slow: Shop @cost(weight: "100")
          slowList(first: Int): [Shop!] @cost(weight: "100")
          sliced(take: Int, max: Int): [Shop!]! @listSize(slicingArguments: ["take", "max"], assumedSize: 7, requireOneSlicingArgument: false)
          strict(take: Int, max: Int): [Shop!]! @listSize(slicingArguments: ["take", "max"])
          window(take: Int!): Window @listSize(slicingArguments: ["take"], sizedFields: ["panes"])
          filtered(by: Filter, weighted: Int @cost(weight: "4")): Shop
        }
        type Shop { name: String photo: Photo hours: [String!] items(first: Int): [Item!]! rating: Int @cost(weight: "2") }
        type Item { id: ID! shop: Shop sizes: [Size!] }
        type City @cost(weight: "6") { name: String }
        type ItemPage { nodes: [Item!]! edges: [Edge!] total: Int }
        type Edge { node: Item! }
        type Window { panes: [Item!] frames: [Item!] }
        interface Hit { id: ID }
        type Near implements Hit { id: ID shop: Shop }
        type Far implements Hit { id: ID shops(first: Int): [Shop!] }
        input Filter { near: Near_ @cost(weight: "10") all: [Filter!] }
        input Near_ { radius: Int @cost(weight: "1") }
        """, ParserOptions.SchemaDocument));

    [Theory]
    [InlineData("{ __typename }", 0)]
    [InlineData("{ shop { name } }", 1)]
    [InlineData("{ shop { rating } }", 3)]
    [InlineData("{ shop { photo hours } }", 4)]
    [InlineData("{ a: shop { name } b: shop { name } }", 2)]
    [InlineData("{ slow { name } }", 100)]
    [InlineData("{ cities { name } }", 240)]
    public void An_object_counts_one_unless_it_has_a_weight(string query, long cost) => Assert.Equal(cost, Cost(query));

    [Theory]
    [InlineData("{ shops(first: 3) { name } }", 3)]
    [InlineData("{ shops(first: 3) { items(first: 4) { id } } }", 3 + (3 * 4))]
    [InlineData("{ shops(first: 3, last: 8) { name } }", 8)]
    [InlineData("{ search(limit: 6) { id } }", 6)]
    [InlineData("{ slowList(first: 6) { name } }", 106)]
    [InlineData("{ shops { name } }", 5)]
    [InlineData("{ shop { items { id } } }", 11)]
    [InlineData("{ shop { items(first: null) { id } } }", 11)]
    [InlineData("{ streets { name } }", 600)]
    [InlineData("{ shops(first: -3) { name } }", 0)]
    public void A_list_counts_each_item(string query, long cost) => Assert.Equal(cost, Cost(query));

    [Theory]
    [InlineData("{ page(first: 20) { total nodes { id } } }", 1 + 20)]
    [InlineData("{ page(first: 20) { edges { node { id } } } }", 1 + 40)]
    [InlineData("{ page { nodes { id } } }", 1 + 10)]
    [InlineData("{ window(take: 4) { panes { id } frames { id } } }", 1 + 4 + 10)]
    public void The_lists_of_a_page_have_its_size(string query, long cost) => Assert.Equal(cost, Cost(query));

    [Theory]
    [InlineData("{ sliced { name } }", 7)]
    [InlineData("{ sliced(take: 2) { name } }", 2)]
    [InlineData("{ sliced(take: 2, max: 3) { name } }", 3)]
    public void The_schema_names_slicing_arguments(string query, long cost) => Assert.Equal(cost, Cost(query));

    [Fact]
    public void A_variable_decides_when_the_plan_is_evaluated()
    {
        var plan = Compile("query Q($n: Int, $m: Int = 3) { shops(first: $n) { items(first: $m) { id } } }");

        Assert.False(plan.IsConstant);
        Assert.Equal(2 + (2 * 3), plan.Evaluate(new Dictionary<string, object?> { ["n"] = 2L }));
        Assert.Equal(2 + (2 * 10), plan.Evaluate(new Dictionary<string, object?> { ["n"] = 2, ["m"] = 10 }));
        Assert.Equal(5 + (5 * 3), plan.Evaluate(null));
        Assert.Equal(5 + (5 * 10), plan.Evaluate(new Dictionary<string, object?> { ["n"] = null, ["m"] = null }));
        Assert.Equal(5 + (5 * 10), plan.Evaluate(new Dictionary<string, object?> { ["n"] = "2", ["m"] = true }));
        Assert.Equal(0, plan.Evaluate(new Dictionary<string, object?> { ["n"] = -2L }));
    }

    [Fact]
    public void Costs_saturate()
    {
        var huge = new Dictionary<string, object?> { ["n"] = long.MaxValue, ["m"] = new JsonNumber("1e300") };

        Assert.Equal(long.MaxValue, Compile("query Q($n: Int, $m: Int) { shops(first: $n) { items(first: $m) { id } } }").Evaluate(huge));
        Assert.Equal(long.MaxValue, Cost("{ shops(first: 99999999999999999999) { items(first: 9223372036854775807) { id } } }"));
    }

    [Fact]
    public void Without_variables_in_sizes_a_plan_is_constant() =>
        Assert.True(Compile("query Q($t: String) { search(limit: 3, text: $t) { id } shops { name } }").IsConstant);

    [Fact]
    public void Fields_with_one_response_name_count_once()
    {
        Assert.Equal(2, Cost("{ shop { items(first: 1) { id } } shop { name } shop { items(first: 1) { sizes } } }"));
        Assert.Equal(2, Cost("{ ...F ...F ...G } fragment F on Query { shop { ...H } } fragment G on Query { shop { ...H } } fragment H on Shop { items(first: 1) { id } }"));
    }

    [Fact]
    public void Of_an_abstract_type_the_costliest_object_counts()
    {
        Assert.Equal(10 * (1 + 4), Cost("{ search(limit: 10) { id ... on Near { shop { name } } ... on Far { shops(first: 4) { name } } } }"));
        Assert.Equal(10 * (1 + 1), Cost("{ search(limit: 10) { id ... on Near { shop { name } } ...F } } fragment F on Far { shops(first: 0) { name } }"));
    }

    [Fact]
    public void Introspection_is_free() =>
        Assert.Equal(1, Cost("{ __schema { types { fields { args { name } } } } __type(name: \"Shop\") { name } shop { __typename } }"));

    [Fact]
    public void Arguments_and_input_fields_have_weights()
    {
        Assert.Equal(1 + 4, Cost("{ filtered(weighted: 1) { name } }"));
        Assert.Equal(1 + 10 + 1 + 10, Cost("{ filtered(by: { near: { radius: 1 }, all: [{ near: null }, {}] }) { name } }"));
        Assert.Equal(
            1 + 10 + 1,
            Compile("query Q($by: Filter) { filtered(by: $by) { name } }").Evaluate(new Dictionary<string, object?>
            {
                ["by"] = new Dictionary<string, object?>
                {
                    ["all"] = new List<object?>
                    {
                        new Dictionary<string, object?> { ["near"] = new Dictionary<string, object?> { ["radius"] = 3L } },
                    },
                },
            }));
    }

    [Fact]
    public void An_input_nested_beyond_all_use_costs_without_bound()
    {
        object? value = null;
        for (var i = 0; i < 100_000; i++)
            value = new Dictionary<string, object?> { ["all"] = value };

        var cost = Compile("query Q($by: Filter) { filtered(by: $by) { name } }").Evaluate(new Dictionary<string, object?> { ["by"] = value });

        Assert.Equal(long.MaxValue, cost);
    }

    [Fact]
    public void One_slicing_argument_can_be_required()
    {
        Assert.Empty(Compile("{ strict(take: 1) { name } }").Errors);
        Assert.Equal(
            "Field \"Query.strict\" needs exactly one of its arguments \"take\", \"max\"; 2 are given.",
            Assert.Single(Compile("{ strict(take: 1, max: 2) { name } }").Errors).Message);
        Assert.Equal([new Location(1, 3)], Assert.Single(Compile("{ strict(take: null) { name } }").Errors).Locations);
    }

    [Fact]
    public void The_limit_is_checked_with_its_numbers()
    {
        var document = Parser.Parse("query Q($n: Int) { shops(first: $n) { name } }");
        var plan = CostPlan.Compile(
            s_schema, document, (OperationDefinitionNode)document.Definitions[0], new RequestLimits { MaxCost = 20 });

        Assert.Null(plan.Check(new Dictionary<string, object?> { ["n"] = 20L }));
        var error = plan.Check(new Dictionary<string, object?> { ["n"] = 21L })!;
        Assert.Equal("The operation costs 21; at most 20 is allowed. Ask for smaller pages or fewer nested lists.", error.Message);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal(20L, error.Extensions!["limit"]);
        Assert.Equal(21L, error.Extensions["actual"]);
    }

    private static long Cost(string query) => Compile(query).Evaluate(null);

    private static CostPlan Compile(string query)
    {
        var document = Parser.Parse(query);
        return CostPlan.Compile(s_schema, document, (OperationDefinitionNode)document.Definitions[0], RequestLimits.Default);
    }
}
