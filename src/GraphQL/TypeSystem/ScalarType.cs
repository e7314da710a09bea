namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.5 (Scalars).</summary>
public sealed class ScalarType(string name, string? description, string? specifiedByUrl, ScalarCoercion coercion)
    : NamedType(name, description)
{
    /// <summary>Section 3.13.4 (@specifiedBy).</summary>
    public string? SpecifiedByUrl { get; } = specifiedByUrl;

    /// <summary>How input becomes a value of this scalar; a custom scalar takes anything until one is bound to it.</summary>
    public ScalarCoercion Coercion { get; internal set; } = coercion;
}
