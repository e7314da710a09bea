using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Transactions;

public static class TransactionsRegistration
{
    /// <summary>Needs what wallets need, <see cref="ProcessingOptions"/> and logging.</summary>
    public static IServiceCollection AddTransactions(this IServiceCollection services) => services
        .AddSingleton<TransactionStore>()
        .AddSingleton<RungVault>()
        .AddSingleton<SignedRungs>()
        .AddSingleton<TransferPreflight>()
        .AddSingleton<CancelRepricing>()
        .AddSingleton<TransactionSubmitter>()
        .AddSingleton<TransactionEditor>()
        .AddSingleton<TransactionTopics>()
        .AddSingleton<TransactionChain>()
        .AddSingleton<TransactionReopening>()
        .AddSingleton<TransactionProcessor>()
        .AddSingleton<TransactionSweeper>();
}
