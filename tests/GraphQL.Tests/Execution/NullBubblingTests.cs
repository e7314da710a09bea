using Graph.GraphQL.Execution;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>Section 6.4.4 (Handling Execution Errors).</summary>
public sealed class NullBubblingTests
{
    private const string Sdl =
        """
        type Query {
          maybe: Node
          sure: Node!
          any: Any
          anySure: Any!
          named: Named
          text: String
          sureText: String!
        }
        type Node implements Named {
          name: String
          sureName: String!
          maybe: Node
          sure: Node!
          items: [Node]
          sureItems: [Node!]
          allSure: [Node!]!
          grid: [[Int]]
          sureCells: [[Int!]]
          sureRows: [[Int!]!]
          sureGrid: [[Int!]!]!
          cube: [[[Int!]!]]
          any: [Any!]
        }
        type Leaf { value: Int! }
        union Any = Node | Leaf
        interface Named { sureName: String! }
        """;

    [Fact]
    public Task An_error_at_a_nullable_field_makes_that_field_null() => Answers(
        new Tree { ["text"] = Tree.Bad("No."), ["sureText"] = "yes" },
        "{ text sureText }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":3}],"path":["text"],"extensions":{"code":"BAD"}}],"data":{"text":null,"sureText":"yes"}}""");

    [Fact]
    public Task An_error_at_a_non_null_field_makes_its_object_null() => Answers(
        new Tree { ["maybe"] = new Tree { ["sureName"] = Tree.Bad("No."), ["name"] = "n" }, ["text"] = "t" },
        "{ maybe { name sureName } text }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":16}],"path":["maybe","sureName"],"extensions":{"code":"BAD"}}],"data":{"maybe":null,"text":"t"}}""");

    [Fact]
    public Task An_error_passes_every_non_null_object_up_to_the_first_that_may_be_null() => Answers(
        new Tree { ["maybe"] = new Tree { ["maybe"] = new Tree { ["sure"] = new Tree { ["sure"] = new Tree { ["sureName"] = Tree.Bad("No.") } } } } },
        "{ maybe { maybe { sure { sure { sureName } } } } }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":33}],"path":["maybe","maybe","sure","sure","sureName"],"extensions":{"code":"BAD"}}],"data":{"maybe":{"maybe":null}}}""");

    [Fact]
    public Task An_error_that_nothing_stops_makes_data_null() => Answers(
        new Tree { ["sure"] = new Tree { ["sure"] = new Tree { ["sureName"] = Tree.Bad("No.") } }, ["text"] = "t" },
        "{ text sure { sure { sureName } } }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":22}],"path":["sure","sure","sureName"],"extensions":{"code":"BAD"}}],"data":null}""");

    [Fact]
    public Task A_root_field_that_must_not_be_null_makes_data_null() => Answers(
        new Tree { ["text"] = "t", ["sureText"] = null },
        "{ text sureText }",
        """{"errors":[{"message":"Cannot return null for non-nullable field Query.sureText.","locations":[{"line":1,"column":8}],"path":["sureText"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}""");

    [Fact]
    public Task Null_at_a_non_null_field_is_an_error_that_bubbles() => Answers(
        new Tree { ["maybe"] = new Tree { ["sureName"] = null } },
        "{ maybe { sureName } }",
        """{"errors":[{"message":"Cannot return null for non-nullable field Node.sureName.","locations":[{"line":1,"column":11}],"path":["maybe","sureName"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"maybe":null}}""");

    [Fact]
    public Task An_error_in_an_item_that_may_be_null_leaves_its_siblings() => Answers(
        new Tree { ["maybe"] = new Tree { ["items"] = new object?[] { Named("a"), Tree.Bad("No."), Named("c"), null } } },
        "{ maybe { items { name } } }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":11}],"path":["maybe","items",1],"extensions":{"code":"BAD"}}],"data":{"maybe":{"items":[{"name":"a"},null,{"name":"c"},null]}}}""");

    [Fact]
    public Task An_error_in_a_non_null_item_makes_its_list_null() => Answers(
        new Tree { ["maybe"] = new Tree { ["name"] = "n", ["sureItems"] = new object?[] { Named("a"), Tree.Bad("No.") } } },
        "{ maybe { sureItems { name } name } }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":11}],"path":["maybe","sureItems",1],"extensions":{"code":"BAD"}}],"data":{"maybe":{"sureItems":null,"name":"n"}}}""");

    [Fact]
    public Task Null_in_a_list_of_non_null_items_in_a_non_null_list_makes_the_object_null() => Answers(
        new Tree { ["maybe"] = new Tree { ["allSure"] = new object?[] { Named("a"), null } } },
        "{ maybe { allSure { name } } }",
        """{"errors":[{"message":"Cannot return null for non-nullable field Node.allSure.","locations":[{"line":1,"column":11}],"path":["maybe","allSure",1],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"maybe":null}}""");

    [Fact]
    public Task An_error_below_an_item_has_the_index_and_the_alias_in_its_path() => Answers(
        new Tree { ["maybe"] = new Tree { ["items"] = new object?[] { new Tree { ["sureName"] = "a" }, new Tree { ["sureName"] = Tree.Bad("No.") } } } },
        "{ maybe { list: items { n: name s: sureName } } }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":33}],"path":["maybe","list",1,"s"],"extensions":{"code":"BAD"}}],"data":{"maybe":{"list":[{"n":null,"s":"a"},null]}}}""");

    [Theory]
    [InlineData("grid", """{"grid":[[1],[2,null],[3]]}""")]
    [InlineData("sureCells", """{"sureCells":[[1],null,[3]]}""")]
    [InlineData("sureRows", """{"sureRows":null}""")]
    [InlineData("sureGrid", "null")]
    public Task In_nested_lists_null_goes_as_far_as_the_types_demand(string field, string expected) => Answers(
        new Tree { ["maybe"] = new Tree { [field] = new object?[] { new object?[] { 1L }, new object?[] { 2L, Tree.Bad("No.") }, new object?[] { 3L } } } },
        $"{{ maybe {{ {field} }} }}",
        $$$$"""{"errors":[{"message":"No.","locations":[{"line":1,"column":11}],"path":["maybe","{{{{field}}}}",1,1],"extensions":{"code":"BAD"}}],"data":{"maybe":{{{{expected}}}}}}""");

    [Fact]
    public Task Null_in_a_cube_stops_at_the_plane_that_may_be_null() => Answers(
        new Tree { ["maybe"] = new Tree { ["cube"] = new object?[] { new object?[] { new object?[] { 1L } }, new object?[] { new object?[] { 2L }, new object?[] { null } } } } },
        "{ maybe { cube } }",
        """{"errors":[{"message":"Cannot return null for non-nullable field Node.cube.","locations":[{"line":1,"column":11}],"path":["maybe","cube",1,1,0],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"maybe":{"cube":[[[1]],null]}}}""");

    [Fact]
    public Task Null_bubbles_through_a_union_in_a_list() => Answers(
        new Tree { ["maybe"] = new Tree { ["any"] = new object?[] { new Tree { ["__typename"] = "Node", ["name"] = "n" }, new Tree { ["__typename"] = "Leaf", ["value"] = Tree.Bad("No.") } } } },
        "{ maybe { any { ... on Leaf { value } ... on Node { name } } } }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":31}],"path":["maybe","any",1,"value"],"extensions":{"code":"BAD"}}],"data":{"maybe":{"any":null}}}""");

    [Fact]
    public Task Null_bubbles_through_a_non_null_union_to_the_root() => Answers(
        new Tree { ["anySure"] = new Tree { ["__typename"] = "Leaf", ["value"] = null } },
        "{ anySure { ... on Leaf { value } } }",
        """{"errors":[{"message":"Cannot return null for non-nullable field Leaf.value.","locations":[{"line":1,"column":27}],"path":["anySure","value"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}""");

    [Fact]
    public Task Null_bubbles_through_an_interface() => Answers(
        new Tree { ["named"] = new Tree { ["__typename"] = "Node", ["sureName"] = Tree.Bad("No.") }, ["text"] = "t" },
        "{ named { sureName } text }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":11}],"path":["named","sureName"],"extensions":{"code":"BAD"}}],"data":{"named":null,"text":"t"}}""");

    [Fact]
    public Task Every_error_is_told() => Answers(
        new Tree { ["text"] = Tree.Bad("One."), ["maybe"] = new Tree { ["name"] = Tree.Bad("Two."), ["items"] = new object?[] { Tree.Bad("Three."), Tree.Bad("Four.") } } },
        "{ text maybe { name items { name } } }",
        """{"errors":[{"message":"One.","locations":[{"line":1,"column":3}],"path":["text"],"extensions":{"code":"BAD"}},{"message":"Two.","locations":[{"line":1,"column":16}],"path":["maybe","name"],"extensions":{"code":"BAD"}},{"message":"Three.","locations":[{"line":1,"column":21}],"path":["maybe","items",0],"extensions":{"code":"BAD"}},{"message":"Four.","locations":[{"line":1,"column":21}],"path":["maybe","items",1],"extensions":{"code":"BAD"}}],"data":{"text":null,"maybe":{"name":null,"items":[null,null]}}}""");

    [Fact]
    public Task Siblings_in_a_nulled_object_are_not_executed_any_more() => Answers(
        new Tree { ["maybe"] = new Tree { ["sureName"] = Tree.Bad("First."), ["name"] = Tree.Bad("Second.") } },
        "{ maybe { sureName name } }",
        """{"errors":[{"message":"First.","locations":[{"line":1,"column":11}],"path":["maybe","sureName"],"extensions":{"code":"BAD"}}],"data":{"maybe":null}}""",
        asynchronously: false);

    [Fact]
    public Task Fields_with_the_same_response_name_share_an_error_with_all_their_places() => Answers(
        new Tree { ["text"] = Tree.Bad("No.") },
        "{ text ... on Query { text } ...F }\nfragment F on Query { text }",
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":3},{"line":1,"column":23},{"line":2,"column":23}],"path":["text"],"extensions":{"code":"BAD"}}],"data":{"text":null}}""");

    [Fact]
    public async Task What_comes_late_for_a_nulled_object_is_dropped()
    {
        var late = new TaskCompletionSource<object?>();
        var executor = Tree.Executor(Sdl);
        var answer = executor.Answer(
            "{ maybe { maybe { name } sureName } text }",
            rootValue: new Tree
            {
                ["maybe"] = new Tree { ["maybe"] = late.Task, ["sureName"] = Tree.Later(Tree.Bad("No.")) },
                ["text"] = "t",
            });

        late.SetResult(new Tree { ["name"] = Tree.Bad("Too late.") });

        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":1,"column":26}],"path":["maybe","sureName"],"extensions":{"code":"BAD"}}],"data":{"maybe":null,"text":"t"}}""",
            await answer);
    }

    [Fact]
    public async Task More_errors_than_a_thousand_are_left_out_but_their_nulls_are_not()
    {
        var items = Enumerable.Range(0, 1500).Select(i => (object?)Tree.Bad($"{i}")).ToArray();
        using var result = await Tree.Executor(Sdl).Execute(
            new GraphQLRequest { Query = "{ maybe { items { name } } }" }, rootValue: new Tree { ["maybe"] = new Tree { ["items"] = items } });

        Assert.Equal(1000, result.Errors.Count);
        Assert.EndsWith(
            $"{string.Join(',', Enumerable.Repeat("null", 1500))}]}}}}}}",
            System.Text.Encoding.UTF8.GetString(result.ToJson().Span),
            StringComparison.Ordinal);
    }

    private static Tree Named(string name) => new() { ["name"] = name };

    /// <summary>Checks the answer with every value there at once, and then with every value coming later.</summary>
    private static async Task Answers(Tree root, string query, string expected, bool asynchronously = true)
    {
        var executor = Tree.Executor(Sdl);
        Assert.Equal(expected, await executor.Answer(query, rootValue: root));
        if (asynchronously)
            Assert.Equal(expected, await executor.Answer(query, rootValue: Delayed(root)));
    }

    private static Tree Delayed(Tree tree)
    {
        var delayed = new Tree();
        foreach (var (name, value) in tree)
            delayed[name] = name == "__typename" ? value : Tree.Later(Delayed(value));
        return delayed;
    }

    private static object? Delayed(object? value) => value switch
    {
        Tree tree => Delayed(tree),
        object?[] items => items.Select(i => (object?)Tree.Later(Delayed(i))).ToArray(),
        _ => value,
    };
}
