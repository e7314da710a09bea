namespace Graph.GraphQL.SourceGenerator.Tests.Emission;

/// <summary>The generated text itself, where it is a contract with the engine.</summary>
public sealed class EmissionTests
{
    [Fact]
    public void A_property_is_read_from_the_parent() =>
        Assert.Equal(
            [
                """b.Field("OrderItem.product", static (in c) => c.String(((global::Shop.Orders.OrderItem)c.Parent).Product));""",
                """b.Field("OrderItem.quantity", static (in c) => c.Int(((global::Shop.Orders.OrderItem)c.Parent).Quantity));""",
                """b.Field("OrderItem.isGift", static (in c) => c.Boolean(((global::Shop.Orders.OrderItem)c.Parent).IsGift));""",
            ],
            Shop.Generated.Statements("OrderItem"));

    [Fact]
    public void A_resolver_is_called_with_arguments_and_loaders_by_index() =>
        Assert.Equal(
            """b.Field("Query.order", (in c) => c.Await(orderResolvers.Value.Order(new global::Shop.Orders.OrderId(c.Argument<string>(0)), c.Loader<global::Shop.Orders.OrderById>(1)), static (in c, v) => c.Object(v)));""",
            Shop.Generated.Statements("Query")[0]);

    [Fact]
    public void Lists_inside_lists_complete_item_by_item() =>
        Assert.Contains(
            """b.Field("Order.notes", static (in c) => c.List(((global::Shop.Orders.Order)c.Parent).Notes, static (in c, item) => c.List(item, static (in c, item) => c.String(item))));""",
            Shop.Generated.Statements("Order"));

    [Fact]
    public void Services_are_asked_for_and_resolvers_are_made_when_first_needed() =>
        Assert.Equal(
            [
                "var b = new SchemaBinder(Sdl);",
                "var orderStore = new Deferred<global::Shop.Orders.OrderStore>(services);",
                "var customerResolvers = new Deferred<global::Shop.Orders.CustomerResolvers>(() => new global::Shop.Orders.CustomerResolvers());",
                "var orderResolvers = new Deferred<global::Shop.Orders.OrderResolvers>(() => new global::Shop.Orders.OrderResolvers(orderStore.Value));",
                "b.Loader(0, () => new global::Shop.Orders.CustomerById(services));",
                "b.Loader(1, () => new global::Shop.Orders.OrderById(orderStore.Value));",
                "b.Deferred(orderStore, customerResolvers, orderResolvers);",
            ],
            Shop.Generated.File("GraphSchema").Split('\n').Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("var b")).Take(7));

    [Fact]
    public void A_derived_class_comes_before_its_base_and_an_interface_last()
    {
        var project = new TestProject(
            "type Query { any: Any }\nunion Any = A | B | C\ntype A { id: ID! }\ntype B { id: ID! }\ntype C { id: ID! }",
            """
            [Type("A")] public interface IThing { string Id { get; } }
            [Type("B")] public record Thing(string Id) : IThing;
            [Type("C")] public sealed record SpecialThing(string Id) : Thing(Id);
            public static class Resolvers
            {
                [Field("Query.any")]
                public static IThing? Any() => null;
            }
            """).Run();

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CompilerDiagnostics);
        Assert.Contains(
            """b.AbstractType("Any", static value => value switch { global::SpecialThing => "C", global::Thing => "B", global::IThing => "A", _ => null })""",
            project.File("Any"));
    }

    [Fact]
    public void Names_that_are_keywords_in_C_sharp_compile()
    {
        var project = new TestProject(
            "type Query { string(event: event!, in: class): class }\ninput event { event: Int, new: String = null, class: class! }\nenum class { void NULL _ }",
            """
            namespace Shop;
            public static class Resolvers
            {
                [Field("Query.string")]
                public static @class? String(@event @event, @class? @in) => @event.Class;
            }
            """).Run();

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CompilerDiagnostics);
    }

    [Fact]
    public void Types_whose_names_differ_by_case_alone_get_a_file_each()
    {
        var project = new TestProject(
            "type Query { hello(a: Box, b: box): Int }\ninput Box { a: Int }\ninput box { a: Int }",
            """
            namespace Shop;
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static int? Hello(Box? a, box? b) => null;
            }
            """).Run();

        Assert.Empty(project.Diagnostics);
        Assert.DoesNotContain(project.CompilerDiagnostics, d => d.Contains("error"));
    }

    [Fact]
    public void A_project_without_documents_and_resolvers_gets_nothing() =>
        Assert.Empty(new TestProject([], "public static class Empty;").Run().Files);
}
