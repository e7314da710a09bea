namespace Graph.Gateway.Auth;

/// <summary>Whose the token is, or why it is refused: one of the two.</summary>
internal readonly record struct TokenVerdict(ViewerPrincipal? Principal, TokenRefusal? Refusal)
{
    public static implicit operator TokenVerdict(ViewerPrincipal principal) => new(principal, null);

    public static implicit operator TokenVerdict(TokenRefusal refusal) => new(null, refusal);
}
