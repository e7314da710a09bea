using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class InterfaceImplementationsTests
{
    [Fact]
    public void Only_interfaces_are_implemented() =>
        Assert.Equal(["1:19"], OfSchema("type A implements B { a: Int }\ntype B { a: Int }"));

    [Fact]
    public void An_interface_is_implemented_once() =>
        Assert.Equal(
            ["1:19 2:26"],
            OfSchema("type A implements B { b: Int }\nextend type A implements B\ninterface B { b: Int }"));

    [Fact]
    public void An_interface_does_not_implement_itself() =>
        Assert.Equal(["1:24"], OfSchema("interface A implements A { a: Int }"));

    [Fact]
    public void Interfaces_do_not_implement_each_other() =>
        Assert.Equal(
            ["2:24 1:24", "1:24 2:24"],
            OfSchema("interface A implements B { a: Int }\ninterface B implements A { a: Int }"));

    [Fact]
    public void What_an_interface_implements_is_implemented_too() =>
        Assert.Equal(
            ["2:24 3:19"],
            OfSchema(
                """
                interface A { a: Int }
                interface B implements A { a: Int }
                type C implements B { a: Int }
                type D implements A & B { a: Int }
                """));

    [Fact]
    public void The_fields_of_an_interface_are_there() =>
        Assert.Equal(
            ["1:22 2:1 3:1"],
            OfSchema(
                """
                interface A { a: Int b: Int }
                type C implements A { a: Int }
                extend type C @any
                """));

    [Fact]
    public void A_field_may_be_of_a_narrower_type() =>
        Assert.Empty(OfSchema(
            """
            interface A { a: A b: [U] c: [[Int]]! d: U }
            union U = C | D
            type C implements A { a: C! b: [C!]! c: [[Int!]]! d: D }
            type D { a: Int }
            """));

    [Theory]
    [InlineData("Int", "String")]
    [InlineData("Int!", "Int")]
    [InlineData("[Int]", "Int")]
    [InlineData("Int", "[Int]")]
    [InlineData("[Int!]", "[Int]")]
    [InlineData("C", "A")]
    public void A_field_is_not_of_a_wider_type(string promised, string given) =>
        Assert.Equal(
            ["1:18 2:26"],
            OfSchema(
                $$"""
                interface A { a: {{promised}} }
                type C implements A { a: {{given}} }
                """));

    [Fact]
    public void Arguments_are_those_of_the_interface() =>
        Assert.Equal(
            ["1:17 3:3", "1:35 4:8"],
            OfSchema(
                """
                interface A { a(x: Int): Int b(x: Int): Int }
                type C implements A {
                  a: Int
                  b(x: Int!): Int
                }
                """));

    [Fact]
    public void Further_arguments_are_not_required() =>
        Assert.Equal(
            ["2:25 1:15"],
            OfSchema(
                """
                interface A { a: Int }
                type C implements A { a(x: Int! y: Int! = 1 z: Int): Int }
                """));

    [Fact]
    public void A_field_is_not_deprecated_alone() =>
        Assert.Equal(
            ["2:30 2:26"],
            OfSchema(
                """
                interface A { a: Int b: Int @deprecated }
                type C implements A { a: Int @deprecated b: Int @deprecated }
                """));
}
