namespace Graph.LocalDev.Tests.Rest;

/// <summary>Requests of who has signed in.</summary>
internal static class RestUsers
{
    public static Task<RestAnswer> Rest(this SeededSystem system, string user, string method, string path, string? body = null) =>
        RestAnswer.Of(system.Client, method, path, body, $"Bearer {system.TokenOf(user)}");
}
