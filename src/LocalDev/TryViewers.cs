using Graph.LocalDev.Identity;

namespace Graph.LocalDev;

/// <summary>Whom a newcomer may sign in as; the data has what they own.</summary>
internal static class TryViewers
{
    public static IReadOnlyList<(string Description, TokenRequest Token)> All { get; } =
    [
        ("admin, may do all", Token("admin-1", "dora@example.com", "admin")),
        ("coach, reads profiles", Token("coach-1", "cleo@example.com", "coach")),
        ("user, owns two businesses", Token("user-1", "ada@example.com", "user")),
        ("user, owns one", Token("user-2", "ben@example.com", "user")),
    ];

    private static TokenRequest Token(string subject, string email, string role) => new(subject, email, [role], [], TokenRequest.UsualLifetime);
}
