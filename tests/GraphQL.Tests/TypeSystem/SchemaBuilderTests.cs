using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.TypeSystem;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Root_types_have_their_default_names()
    {
        var schema = Build("type Query { a: Int } type Mutation { b: Int } type Subscription { c: Int }");

        Assert.Equal("Query", schema.QueryType!.Name);
        Assert.Equal("Mutation", schema.RootType(OperationType.Mutation)!.Name);
        Assert.Equal("Subscription", schema.SubscriptionType!.Name);
    }

    [Fact]
    public void A_schema_definition_alone_says_which_types_are_roots()
    {
        var schema = Build(
            """
            "The shop."
            schema { query: Reads }
            extend schema { mutation: Writes }
            type Reads { a: Int }
            type Writes { b: Int }
            type Subscription { c: Int }
            """);

        Assert.Equal("The shop.", schema.Description);
        Assert.Equal("Reads", schema.QueryType!.Name);
        Assert.Equal("Writes", schema.MutationType!.Name);
        Assert.Null(schema.SubscriptionType);
    }

    [Fact]
    public void A_schema_extension_adds_to_the_default_roots()
    {
        var schema = Build("type Query { a: Int } type Writes { b: Int } extend schema { mutation: Writes }");

        Assert.Equal("Query", schema.QueryType!.Name);
        Assert.Equal("Writes", schema.MutationType!.Name);
    }

    [Fact]
    public void Extensions_add_to_their_type_wherever_they_stand()
    {
        var schema = Build(
            """
            extend type Query implements Node @second { b: [Int!]! }
            type Query @first { a: Int }
            extend enum Size { L }
            enum Size { S M }
            interface Node { b: [Int!]! }
            extend union Any = Other
            union Any = Query
            type Other { a: Size }
            extend input Filter { y: Size = L }
            input Filter { x: Int = 3 }
            """);

        var query = schema.QueryType!;
        Assert.Equal(["a", "b"], query.Fields.Select(f => f.Name));
        Assert.Equal("[Int!]!", query.Field("b")!.Type.ToString());
        Assert.Equal(["first", "second"], query.Directives.Select(d => d.Name.Value));
        Assert.Equal("Node", Assert.Single(query.Interfaces).Name);
        Assert.Equal(["S", "M", "L"], Assert.IsType<EnumType>(schema.Type("Size")).Values.Select(v => v.Name));
        Assert.Equal(["Query", "Other"], schema.PossibleTypes(schema.Type("Any")!).Select(t => t.Name));
        Assert.Equal(["x", "y"], Assert.IsType<InputObjectType>(schema.Type("Filter")).Fields.Select(f => f.Name));
    }

    [Fact]
    public void Only_the_built_in_scalars_that_are_referenced_are_in_the_schema()
    {
        var schema = Build("type Query { a(b: ID): Float }");

        Assert.NotNull(schema.Type("ID"));
        Assert.NotNull(schema.Type("Float"));
        Assert.NotNull(schema.Type("String"));
        Assert.NotNull(schema.Type("Boolean"));
        Assert.Null(schema.Type("Int"));
    }

    [Fact]
    public void Types_stand_in_source_order_and_built_in_ones_last()
    {
        var schema = Build("type Query { a: B } enum B { C } scalar D");

        Assert.Equal(["Query", "B", "D"], schema.Types.Take(3).Select(t => t.Name));
        Assert.Equal(Enumerable.Range(0, schema.Types.Count), schema.Types.Select(t => t.Index));
        Assert.Equal("[__Field!]", Assert.IsType<ObjectType>(schema.Type("__Type")).Field("fields")!.Type.ToString());
    }

    [Fact]
    public void The_built_in_directives_are_there_unless_the_document_has_its_own()
    {
        var schema = Build("directive @skip(when: Int) repeatable on QUERY type Query { a: Int }");

        Assert.Equal(["skip", "include", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(d => d.Name));
        var skip = schema.Directive("skip")!;
        Assert.True(skip.IsRepeatable);
        Assert.Equal([DirectiveLocation.Query], skip.Locations);
        Assert.Equal("Int", skip.Argument("when")!.Type.ToString());
        Assert.Equal("String!", schema.Directive("deprecated")!.Argument("reason")!.Type.ToString());
    }

    [Fact]
    public void Deprecation_is_known_of_fields_arguments_input_fields_and_enum_values()
    {
        var schema = Build(
            """
            type Query { a(b: Int @deprecated(reason: "slow")): Int @deprecated  c: E }
            enum E { F @deprecated(reason: "gone") G }
            input H { i: Int @deprecated }
            """);

        Assert.Equal("No longer supported", schema.QueryType!.Field("a")!.DeprecationReason);
        Assert.Equal("slow", schema.QueryType.Field("a")!.Argument("b")!.DeprecationReason);
        Assert.Null(schema.QueryType.Field("c")!.DeprecationReason);
        Assert.Equal("gone", Assert.IsType<EnumType>(schema.Type("E")).Value("F")!.DeprecationReason);
        Assert.Equal("No longer supported", Assert.IsType<InputObjectType>(schema.Type("H")).Field("i")!.DeprecationReason);
    }

    [Fact]
    public void SpecifiedBy_comes_from_the_definition_or_an_extension()
    {
        var schema = Build(
            """
            type Query { a: A b: B }
            scalar A @specifiedBy(url: "https://a.example")
            scalar B
            extend scalar B @specifiedBy(url: "https://b.example")
            """);

        Assert.Equal("https://a.example", Assert.IsType<ScalarType>(schema.Type("A")).SpecifiedByUrl);
        Assert.Equal("https://b.example", Assert.IsType<ScalarType>(schema.Type("B")).SpecifiedByUrl);
    }

    [Fact]
    public void OneOf_comes_from_the_definition()
    {
        var schema = Build("input A @oneOf { b: Int c: Int } input D { e: Int } type Query { a: Int }");

        Assert.True(Assert.IsType<InputObjectType>(schema.Type("A")).IsOneOf);
        Assert.False(Assert.IsType<InputObjectType>(schema.Type("D")).IsOneOf);
    }

    [Fact]
    public void Interfaces_know_the_object_types_that_implement_them()
    {
        var schema = Build(
            """
            type Query { n: Node }
            interface Node { id: ID }
            interface Named implements Node { id: ID }
            type Cat implements Node & Named { id: ID }
            type Dog implements Node { id: ID }
            """);

        var cat = Assert.IsType<ObjectType>(schema.Type("Cat"));
        Assert.Equal(["Cat", "Dog"], schema.PossibleTypes(schema.Type("Node")!).Select(t => t.Name));
        Assert.True(schema.IsPossibleType(schema.Type("Named")!, cat));
        Assert.False(schema.IsPossibleType(schema.Type("Dog")!, cat));
        Assert.Equal("Cat.id", cat.Field("id")!.Coordinate);
    }

    [Fact]
    public void A_type_reference_is_resolved_with_its_wrappers()
    {
        var schema = Build("type Query { a: Int }");

        Assert.Equal("[Int!]!", schema.Type(Parser.ParseType("[Int!]!"))!.ToString());
        Assert.Null(schema.Type(Parser.ParseType("[Unknown]")));
    }

    [Fact]
    public void An_unknown_type_is_refused_at_its_place()
    {
        var error = Assert.Throws<GraphQLException>(() => Build("type Query {\n  a: Missing\n}")).Error;

        Assert.Equal(ErrorCodes.SchemaInvalid, error.Code);
        Assert.Equal([new Location(2, 6)], error.Locations);
    }

    private static Schema Build(string sdl) => SchemaBuilder.Build(Parser.Parse(sdl));
}
