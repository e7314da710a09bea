namespace Graph.GraphQL.Validation.Cost;

/// <summary>
/// The cost of a part of an operation, as far as it is known without variables. Arithmetic saturates: what is too big to
/// count is <see cref="long.MaxValue"/>.
/// </summary>
internal abstract class CostExpression
{
    public static readonly CostExpression Zero = new Constant(0);

    public static readonly CostExpression Unbounded = new Constant(long.MaxValue);

    public virtual bool IsConstant => false;

    public abstract long Evaluate(IReadOnlyDictionary<string, object?>? variables);

    public static CostExpression Of(long value) => value == 0 ? Zero : new Constant(value);

    public static CostExpression Sum(List<CostExpression> terms)
    {
        var constant = 0L;
        foreach (var term in terms)
            if (term.IsConstant)
                constant = Saturated.Add(constant, term.Evaluate(null));
        var variable = terms.FindAll(term => !term.IsConstant);
        if (variable.Count == 0)
            return Of(constant);
        return variable.Count == 1 && constant == 0 ? variable[0] : new SumOf(constant, [.. variable]);
    }

    public static CostExpression Product(CostExpression size, CostExpression cost)
    {
        if (cost is Constant { Value: 0 } || size is Constant { Value: 0 })
            return Zero;
        if (size is Constant { Value: 1 })
            return cost;
        return size.IsConstant && cost.IsConstant
            ? Of(Saturated.Multiply(size.Evaluate(null), cost.Evaluate(null)))
            : new ProductOf(size, cost);
    }

    public static CostExpression Largest(List<CostExpression> terms)
    {
        if (terms.TrueForAll(term => term.IsConstant))
            return Of(terms.Count == 0 ? 0 : terms.Max(term => term.Evaluate(null)));
        return terms.Count == 1 ? terms[0] : new LargestOf([.. terms]);
    }

    private sealed class Constant(long value) : CostExpression
    {
        public long Value { get; } = value;

        public override bool IsConstant => true;

        public override long Evaluate(IReadOnlyDictionary<string, object?>? variables) => Value;
    }

    private sealed class SumOf(long constant, CostExpression[] terms) : CostExpression
    {
        public override long Evaluate(IReadOnlyDictionary<string, object?>? variables)
        {
            var sum = constant;
            foreach (var term in terms)
                sum = Saturated.Add(sum, term.Evaluate(variables));
            return sum;
        }
    }

    private sealed class ProductOf(CostExpression size, CostExpression cost) : CostExpression
    {
        public override long Evaluate(IReadOnlyDictionary<string, object?>? variables) =>
            Saturated.Multiply(size.Evaluate(variables), cost.Evaluate(variables));
    }

    private sealed class LargestOf(CostExpression[] terms) : CostExpression
    {
        public override long Evaluate(IReadOnlyDictionary<string, object?>? variables)
        {
            var largest = 0L;
            foreach (var term in terms)
                largest = Math.Max(largest, term.Evaluate(variables));
            return largest;
        }
    }
}
