namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>Two members of an interface or union share a C# type.</summary>
public sealed class GQL0017Tests
{
    [Fact]
    public void A_value_must_tell_which_of_them_it_is() =>
        Diagnose.Expect(
            """
            type Query {
              a: A
              b: B
              any: Any
            }
            type A { id: ID! }
            type B { id: ID! }
            union Any = A | B
            """,
            """
            public sealed record Thing(string Id);
            public static class Resolvers
            {
                [Field("Query.a")]
                public static Thing? A() => null;

                [Field("Query.b")]
                public static Thing? B() => null;

                [Field("Query.any")]
                public static Thing? Any() => null;
            }
            """,
            "GQL0017 Shop.graphql(7,6): A and B are both 'Thing' in C#, so a value of Any does not tell which of them it is. Give one of them a C# type of its own.");
}
