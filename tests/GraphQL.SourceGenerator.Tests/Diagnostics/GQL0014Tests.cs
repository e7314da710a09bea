namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A class cannot be constructed.</summary>
public sealed class GQL0014Tests
{
    [Fact]
    public void A_class_of_resolvers_is_sealed() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public class Resolvers
            {
                [Field("Query.hello")]
                public string? Hello() => null;
            }
            """,
            "GQL0014 Shop.cs(1,14): Resolvers is not sealed. Make it 'public sealed class Resolvers' or 'internal sealed class Resolvers' with exactly one public constructor, which takes services.");

    [Fact]
    public void It_has_one_public_constructor() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public sealed class Resolvers
            {
                public Resolvers() { }
                public Resolvers(string text) { }

                [Field("Query.hello")]
                public string? Hello() => null;
            }
            """,
            "GQL0014 Shop.cs(1,21): Resolvers has 2 public constructors. Make it 'public sealed class Resolvers' or 'internal sealed class Resolvers' with exactly one public constructor, which takes services.");

    [Fact]
    public void A_loader_is_sealed_too() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            """,
            """
            public class Texts : DataLoader<string, string>
            {
                protected override ValueTask<IReadOnlyDictionary<string, string>> LoadBatch(IReadOnlyList<string> keys, CancellationToken ct) => default;
            }
            public sealed class Resolvers
            {
                [Field("Query.hello")]
                public ValueTask<string?> Hello(Texts texts) => texts.Load("hello");
            }
            """,
            "GQL0014 Shop.cs(1,14): Texts is not sealed. Make it 'public sealed class Texts' or 'internal sealed class Texts' with exactly one public constructor, which takes services.");
}
