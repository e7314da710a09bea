namespace Graph.Conformance.Differential;

/// <summary>Documents about what generated ones do not reach: edges of the grammar, merging, variables, null bubbling.</summary>
internal static class HandwrittenDocuments
{
    public static IReadOnlyList<string> For(string schema) => [.. s_forAny, .. s_bySchema.GetValueOrDefault(schema, [])];

    /// <summary>About the language alone; over most schemas they parse and are not valid, in the same places.</summary>
    private static readonly string[] s_forAny =
    [
        "", "   ", "#only a comment", "{", "}", "{}", "{ a", "{ a(", "{ a() }", "{ a(b) }", "{ a(b:) }", "{ a(b: $) }", "{ __typename }",
        "query { __typename }", "query Q { __typename }", "query Q($a: Int) { __typename }", "query Q($a: Int = $b) { __typename }",
        "query Q($a: Int = 1 @x) { __typename }", "{ __typename @include(if: true) @skip(if: false) }", "fragment F on on { a }", "fragment on on Query { a }", "{ ...on }", "{ ...on on }", "{ ... { __typename } }",
        "{ ... @include(if: true) { __typename } }", "{ a: __typename a: __typename }", "{ a: __typename a: __schema { description } }",
        "{ __schema { queryType { name kind } } }", "{ __type(name: \"Query\") { name kind } }", "{ __type { name } }", "{ __typename(x: 1) }",
        "{ a(b: 01) }", "{ a(b: 1.) }", "{ a(b: .5) }", "{ a(b: 1e) }", "{ a(b: -) }", "{ a(b: 1x) }", "{ a(b: 0.0e+10) }", "{ a(b: \"\\x\") }",
        "{ a(b: \"\\u12\") }", "{ a(b: \"\\u{1F4A1}\") }", "{ a(b: \"\\u{110000}\") }", "{ a(b: \"\\uD83D\\uDCA1\") }", "{ a(b: \"\\uD83D\") }",
        "{ a(b: \"un\nterminated\") }", "{ a(b: \"\"\"block \\\"\"\" text\"\"\") }", "{ a(b: \"\"\"unterminated) }", "{ a(b: \"\"\"\n   x\n     y\n  z\n\"\"\") }",
        "\uFEFF{ __typename }", "{\t__typename,,,\r\n__typename\r}", "{ a } }", "{ a } { b }", "query A { __typename } query A { __typename }",
        "query A { __typename } query B { __typename }", "{ __typename } query B { __typename }", "\"described\" query Q { __typename }",
        "\"\"\"described\"\"\" { __typename }", "query Q($a: [Int!]! = [1, 2]) { __typename }", "query Q($a: NoSuch) { __typename }", "extend type Query { x: Int } { __typename }",
        "type X { y: Int } query { __typename }", "{ a ? }", "{ a . b }", "{ a .. b }", "{ a(b: {c: {d: [1, {e: null}]}}) }", "{ a(b: $c, d: TRUE, e: true, f: null) }",
        "query ($x: Boolean!) { __typename @skip(if: $x) }", "query ($x: Boolean) { __typename @skip(if: $x) }", "query ($x: Boolean = true) { __typename @include(if: $x) }",
        "query ($a: Int, $a: Int) { __typename }", "{ ...F } fragment F on Query { ...F }", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "query Q { ...F } fragment F on NoSuch { a }", "{ __typename @include(if: \"yes\") }", "{ __typename @include(unless: true) }", "query @include(if: true) { __typename }",
    ];

    private static readonly Dictionary<string, string[]> s_bySchema = new()
    {
        ["nulls"] =
        [
            "{ a { s m n } }", "{ must { m mustChild { m n } } }", "{ list { m } listOfMust { m } mustList { n } }", "{ all { m mustChild { n } } }",
            "{ deep { m } }", "{ a { es e children { m mustChild { m } } } }", "{ one: a { m } two: a { s } three: must { n b } }",
            "{ a { mustChild { mustChild { mustChild { m } } } } must { s } }", "{ a { ...F child { ...F } } } fragment F on A { m n children { m } }",
            "query ($x: Boolean!) { a { m @include(if: $x) s @skip(if: $x) } }",
        ],
        ["inputs"] =
        [
            "{ echo(number: 2147483647) }", "{ echo(number: 2147483648) }", "{ echo(real: 1e308) }", "{ echo(id: 1.0) }", "{ echo(text: null) }",
            "{ pick(one: {}) }", "{ pick(one: {text: \"a\"}) }", "{ pick(one: {text: \"a\", number: 1}) }", "{ pick(one: {text: null}) }",
            "query ($t: String!) { pick(one: {text: $t}) }", "query ($t: String) { pick(one: {text: $t}) }", "query ($o: One!) { pick(one: $o) }",
            "{ required(a: 1) { key } }", "{ required(a: null) { key } }", "{ required { key } }", "query ($c: [Color!]) { required(a: 1, c: $c) { key } }",
            "query ($c: Color!) { required(a: 1, c: [$c]) { key } }", "query ($c: Color) { required(a: 1, c: [$c]) { key } }",
            "query ($f: Filter) { filter(by: $f, all: [$f]) { key } }", "query ($n: Int) { filter(nested: [[$n]]) { key } }",
            "{ filter(by: {limit: null}) { key } }", "{ filter(by: {range: {from: 1, from: 2}}) { key } }", "{ filter(by: {any: {text: \"one\"}}) { key } }",
            "query @note(text: \"a\") @note(text: \"b\") { echo @once @once }", "query ($a: Int @note(text: \"v\")) { echo(number: $a) @note(text: \"x\", level: $a) }",
            "{ filter { hits(by: {text: \"a\"}) { key } hits(by: {text: \"b\"}) { key } } }", "{ filter { hits { key } hits { k: key } } }",
        ],
        ["shapes"] =
        [
            "{ shape { ... on Circle { x: radius } ... on Square { x: side } } }", "{ shape { ... on Circle { label: radius } ... on Square { label } } }",
            "{ things { ... on Shape { id } ... on Owner { id: name } } }", "{ things { __typename ... on Node { id } } }", "{ things { id } }",
            "{ shape { area(unit: INCH) area(unit: CM) } }", "{ shape { area area(unit: CM) } }", "{ canvas { layers { id ... on Square { twin { side } } } } }",
            "subscription { drawn(on: 1) { id } }", "subscription { drawn(on: 1) { id } cleared { id } }", "subscription { ...F } fragment F on Subscription { drawn(on: 1) { id } cleared { id } }",
            "{ shape { ... on Owner { name } } }", "{ canvas { ... on Shape { id } } }",
            "{ nothing { x } }", "{ canvas { owner { favourite { ... on Owner { canvases { shapes { id label } } } } } } }",
        ],
        ["library"] =
        [
            "{ book { title } }", "{ books(genre: NOVEL, tags: \"one\") { title tags } }", "{ books(genre: \"NOVEL\") { title } }", "{ search(text: \"a\", limit: null) { __typename } }",
            "{ people { ... on Named { name } ...P } } fragment P on Person { wrote(since: 1) { title } wrote(since: 2) { title } }",
            "{ search(text: \"x\") { ... on Book { title name: title } ... on Person { name } } }", "mutation { __typename }", "mutation { lend(isbn: 1, to: 2) { id due } giveBack(loan: 3) { id by { name } } }",
            "query ($d: Int! = 3) { a: books(first: $d) { isbn } b: books(first: 1) { isbn } }", "{ now now }", "{ books { author { name friends { friends { name } } } } }",
        ],
    };
}
