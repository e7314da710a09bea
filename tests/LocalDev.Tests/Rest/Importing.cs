using Graph.LocalDev.Identity;
using Graph.Testing;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Orders that tests import by REST.</summary>
internal static class Importing
{
    public const string Path = "/admin/contacts/import/packaging-products";

    public static string Importer(this SeededSystem system) =>
        "Bearer " + system.Issuer.Sign(new TokenRequest("importer", null, [], ["orders:write"], TokenRequest.UsualLifetime));

    public static Task<RestAnswer> Import(this SeededSystem system, string body) =>
        RestAnswer.Of(system.Client, "POST", Path, body, system.Importer());

    /// <summary>Waits while the system has had enough of the requests of tests that wait for something.</summary>
    public static async Task<RestAnswer> Get(this SeededSystem system, string path)
    {
        RestAnswer? answer = null;
        await Eventually.Is(async () => (answer = await RestAnswer.Of(system.Client, "GET", path)).Status != 429);
        return answer!;
    }
}
