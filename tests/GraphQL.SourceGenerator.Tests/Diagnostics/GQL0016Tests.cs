namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

/// <summary>A scalar has no C# class.</summary>
public sealed class GQL0016Tests
{
    [Fact]
    public void A_scalar_beside_the_standard_ones_needs_a_class() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            scalar Money
            """,
            """
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0016 Shop.graphql(2,8): The scalar Money has no usable C# class. Add '[Type("Money")] public sealed class MoneyScalar : Scalar<T>' with 'public static readonly MoneyScalar Instance'.""");

    [Fact]
    public void The_class_has_an_Instance() =>
        Diagnose.Expect(
            """
            type Query { hello: String }
            scalar Money
            """,
            """
            [Type("Money")]
            public abstract class MoneyScalar : Scalar<int>;
            public static class Resolvers
            {
                [Field("Query.hello")]
                public static string? Hello() => null;
            }
            """,
            """GQL0016 Shop.cs(2,23): The scalar Money has no usable C# class. Add '[Type("Money")] public sealed class MoneyScalar : Scalar<T>' with 'public static readonly MoneyScalar Instance'.""");
}
