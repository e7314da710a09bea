using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("query{a}", "{\n  a\n}")]
    [InlineData("query A{a}", "query A {\n  a\n}")]
    [InlineData("query($a:Int=1@b){c}", "query ($a: Int = 1 @b) {\n  c\n}")]
    [InlineData("mutation@a{b:c(d:$e)@f{g}}", "mutation @a {\n  b: c(d: $e) @f {\n    g\n  }\n}")]
    [InlineData("{...A@b...on C{d}...@e{f}}", "{\n  ...A @b\n  ... on C {\n    d\n  }\n  ... @e {\n    f\n  }\n}")]
    [InlineData("fragment A on B@c{d}", "fragment A on B @c {\n  d\n}")]
    [InlineData("\"q\"query A(\"v\"$a:Int){b}", "\"q\"\nquery A(\n\"v\"\n$a: Int\n) {\n  b\n}")]
    [InlineData("{a(b:{c:[1,\"x\",{}],d:null})}", "{\n  a(b: {c: [1, \"x\", {}], d: null})\n}")]
    [InlineData("{a}{b}", "{\n  a\n}\n\n{\n  b\n}")]
    public void An_executable_document_is_printed_one_selection_a_line(string source, string printed) => AssertPrints(source, printed);

    [Theory]
    [InlineData("schema@a{query:Q}", "schema @a {\n  query: Q\n}")]
    [InlineData("type A", "type A")]
    [InlineData("type A implements&B&C@d{e(f:Int=1 g:[G!]@h):Int}", "type A implements B & C @d {\n  e(f: Int = 1, g: [G!] @h): Int\n}")]
    [InlineData("type A{b(\"c\"c:Int d:Int):Int}", "type A {\n  b(\n    \"c\"\n    c: Int\n    d: Int\n  ): Int\n}")]
    [InlineData("interface A implements B", "interface A implements B")]
    [InlineData("union A@b=|C|D", "union A @b = C | D")]
    [InlineData("enum A{\"b\"B@c D}", "enum A {\n  \"b\"\n  B @c\n  D\n}")]
    [InlineData("input A{b:Int=1@c}", "input A {\n  b: Int = 1 @c\n}")]
    [InlineData("directive@a(b:Int)repeatable on|FIELD|QUERY", "directive @a(b: Int) repeatable on FIELD | QUERY")]
    [InlineData("extend schema@a", "extend schema @a")]
    [InlineData("extend type A{b:Int}", "extend type A {\n  b: Int\n}")]
    [InlineData("extend union A=B", "extend union A = B")]
    [InlineData("\"\"\"\n one\n two\n\"\"\" scalar A", "\"\"\"\none\ntwo\n\"\"\"\nscalar A")]
    [InlineData("type A{\"\"\"b\n\n  c\"\"\"d:Int}", "type A {\n  \"\"\"\n  b\n  \n  c\n  \"\"\"\n  d: Int\n}")]
    public void A_type_system_document_is_printed_one_definition_a_line(string source, string printed) => AssertPrints(source, printed);

    [Fact]
    public void Arguments_get_a_line_each_where_the_field_takes_more_than_80_characters()
    {
        var value = new string('x', 80 - "f(a: \"\", b: 1)".Length);

        AssertPrints($"{{f(a:\"{value}\" b:1)}}", $"{{\n  f(a: \"{value}\", b: 1)\n}}");
        AssertPrints($"{{g{{f(a:\"x{value}\" b:1)@c}}}}", $"{{\n  g {{\n    f(\n      a: \"x{value}\"\n      b: 1\n    ) @c\n  }}\n}}");
    }

    [Fact]
    public void The_length_of_a_field_does_not_depend_on_how_deep_it_stands()
    {
        var value = new string('x', 80 - "f(a: \"\"\"\n\n\n\"\"\")".Length - 1);

        AssertPrints(
            $"{{g{{f(a:\"\"\"{value}\ny\"\"\")}}}}",
            $"{{\n  g {{\n    f(a: \"\"\"\n    {value}\n    y\n    \"\"\")\n  }}\n}}");
    }

    [Fact]
    public void Characters_that_cannot_be_seen_are_escaped()
    {
        var node = new StringValueNode("\"\\/\b\f\n\r\t\0\u001F\u007F\u009Fé😀", isBlock: false, default);

        Assert.Equal(@"""\""\\/\b\f\n\r\t\u0000\u001F\u007F\u009Fé😀""", Printer.Print(node));
    }

    private static void AssertPrints(string source, string printed)
    {
        Assert.Equal(printed, Printer.Print(Parser.Parse(source)));
        Assert.Equal(printed, Printer.Print(Parser.Parse(printed)));
    }
}
