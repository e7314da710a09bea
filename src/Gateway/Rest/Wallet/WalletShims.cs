using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.Wallet;

/// <summary>What the wallet of who has signed in has, signs and sends.</summary>
internal static class WalletShims
{
    private static readonly Shape s_transaction = new(("status", Formats.Lower));

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(WalletApi.Instance, "GET", "/wallet/balance", "OwnBalance")
        {
            Summary = "What the wallet has, in ether.",
            Check = static result => result.At("me.wallet.balance").ValueKind == JsonValueKind.Null ? WalletErrors.UserNotFound : null,
            Refuse = WalletErrors.RefuseBalance,
            Write = static (result, json) => Shape.Plain.Write(result.At("me.wallet.balance"), json, result),
            Example = """{"balance":"0.25"}""",
        },
        new(WalletApi.Instance, "POST", "/wallet/sign", "SignWalletMessage")
        {
            Summary = "Signs a text as personal messages are signed.",
            Body = WalletBody.Of("""{"password":"river-42","message":"hello"}""", "password", "message"),
            Check = WalletErrors.Check("signMessage"),
            Refuse = WalletErrors.Refuse,
            Write = static (result, json) =>
            {
                json.WriteStartObject();
                json.WriteString("signedMessage"u8, result.At("signMessage.signedMessage").GetString());
                json.WriteEndObject();
            },
            Example = """{"signedMessage":"0x…"}""",
        },
        new(WalletApi.Instance, "POST", "/wallet/transaction", "SubmitWalletTransaction")
        {
            Summary = "Moves ether from the wallet. Each request is a transfer of its own: one that is sent again moves it again.",
            Body = WalletBody.Of(
                """{"password":"river-42","to":"0x00000000000000000000000000000000000000aa","amount":"0.01"}""", "password", "to", "amount"),
            Complete = static inputs => inputs.Variables["key"] = Guid.NewGuid().ToString(),
            Check = WalletErrors.Check("submitTransaction"),
            Refuse = WalletErrors.Refuse,
            Write = static (result, json) => Shape.Plain.Write(result.At("submitTransaction.transaction"), json, result),
            Example = """{"transactionId":"6f0c8a52-44c8-8a53-9a33-5f0f3f0f9d11"}""",
        },
        new(WalletApi.Instance, "GET", "/wallet/transaction/{transactionId}", "WalletTransactionStatus")
        {
            Summary = "What became of a transfer.",
            Parameters = [ShimParameter.Segment("transactionId", "id", "The transfer.", "6f0c8a52-44c8-8a53-9a33-5f0f3f0f9d11")],
            Check = static result => result.At("transaction").ValueKind == JsonValueKind.Null ? RestError.NotFound("Transaction not found") : null,
            Refuse = WalletErrors.Refuse,
            Write = static (result, json) => s_transaction.Write(result.At("transaction"), json, result),
            Example = """{"status":"succeeded","message":"Transaction succeeded"}""",
        },
    ];
}
