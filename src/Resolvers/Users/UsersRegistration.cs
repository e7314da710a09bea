using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Users;

public static class UsersRegistration
{
    /// <summary>Needs a <see cref="DynamoDb.Database"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddSingleton<UserStore>()
        .AddSingleton<UserMaking>()
        .AddSingleton<ProfileStore>()
        .AddSingleton<ProfileEditor>();
}
