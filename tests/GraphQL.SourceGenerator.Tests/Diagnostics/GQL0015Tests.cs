namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A generated enum or input cannot be written.</summary>
public sealed class GQL0015Tests
{
    [Fact]
    public void Two_values_must_not_become_one_member() =>
        Diagnose.Expect(
            """
            type Query { size: Size }
            enum Size {
              TOO_BIG
              tooBig
            }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.size")]
                public static Size? Size() => null;
            }
            """,
            "GQL0015 Shop.graphql(4,3): Size.TOO_BIG and Size.tooBig both become 'TooBig' in C#. Rename one of them.");

    [Fact]
    public void Two_fields_must_not_become_one_property() =>
        Diagnose.Expect(
            """
            type Query { size(box: Box): Int }
            input Box {
              too_big: Int
              tooBig: Int
            }
            """,
            """
            public static class Resolvers
            {
                [Field("Query.size")]
                public static int? Size(Box? box) => null;
            }
            """,
            "GQL0015 Shop.graphql(4,3): Box.too_big and Box.tooBig both become 'TooBig' in C#. Rename one of them.");

    [Fact]
    public void The_project_does_not_declare_a_generated_type_itself() =>
        Diagnose.Expect(
            """
            type Query { size: Size }
            enum Size { BIG }
            """,
            """
            namespace Shop;
            public enum Size { Big }
            public static class Resolvers
            {
                [Field("Query.size")]
                public static Size? Biggest() => null;
            }
            """,
            "GQL0015 Shop.cs(2,13): 'Size' is generated from the schema: remove this declaration, or rename it.");
}
