using System.Numerics;
using System.Text.Json;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;

namespace Graph.Ethereum.JsonRpc;

/// <summary>The calls of the Ethereum JSON-RPC API (ethereum/execution-apis) that are used here.</summary>
public static class EthereumRequest
{
    /// <summary>Of 32 bytes as text.</summary>
    private const int WordLength = 2 + 2 * 32;

    private const long MostTransactions = 1L << 48;

    public static RpcRequest<long> ChainId() => new("eth_chainId", NoParameters, Quantity.ReadLong);

    public static RpcRequest<long> BlockNumber() => new("eth_blockNumber", NoParameters, Quantity.ReadLong);

    /// <summary>In wei.</summary>
    public static RpcRequest<BigInteger> Balance(Address address, BlockTag block) =>
        new("eth_getBalance", json => Write(json, address, block), Quantity.Read);

    /// <summary>How many transactions the address has sent: the nonce of its next one.</summary>
    public static RpcRequest<long> TransactionCount(Address address, BlockTag block) =>
        new("eth_getTransactionCount", json => Write(json, address, block), ReadCount);

    /// <summary>The base fee of the next block, in wei for a gas.</summary>
    public static RpcRequest<BigInteger> NextBaseFee() => new(
        "eth_feeHistory",
        static json =>
        {
            json.WriteStringValue("0x1"u8);
            json.WriteStringValue("latest"u8);
            json.WriteStartArray();
            json.WriteEndArray();
        },
        static history => Quantity.Read(history.GetProperty("baseFeePerGas").EnumerateArray().Last()));

    /// <summary>What a node suggests for who makes the block, in wei for a gas.</summary>
    public static RpcRequest<BigInteger> PriorityFee() => new("eth_maxPriorityFeePerGas", NoParameters, Quantity.Read);

    /// <summary>Refused when it would be reverted.</summary>
    public static RpcRequest<long> EstimateGas(Address from, Address to, BigInteger value, ReadOnlyMemory<byte> data) => new(
        "eth_estimateGas", json => WriteCall(json, from, to, value, data), Quantity.ReadLong);

    /// <summary>
    /// What an ERC-20 token has noted of an address, in its smallest unit; null when it is no contract. Most contracts that are no
    /// tokens refuse.
    /// </summary>
    public static RpcRequest<BigInteger?> TokenBalance(Address token, Address owner) => Call(token, Erc20.BalanceOf(owner), ReadWord);

    /// <summary>How many decimals an ERC-20 token's amounts have; null and refused as above.</summary>
    public static RpcRequest<BigInteger?> TokenDecimals(Address token) => Call(token, Erc20.Decimals(), ReadWord);

    /// <summary>Null while the transaction is in no block.</summary>
    public static RpcRequest<TransactionReceipt?> Receipt(string hash) => new(
        "eth_getTransactionReceipt",
        json => json.WriteStringValue(hash),
        static receipt => receipt.ValueKind == JsonValueKind.Null
            ? null
            : new TransactionReceipt(
                ReadFlag(receipt.GetProperty("status")),
                Quantity.ReadLong(receipt.GetProperty("blockNumber")),
                ReadHash(receipt.GetProperty("blockHash"))));

    /// <summary>Null when the node does not know the transaction.</summary>
    public static RpcRequest<KnownTransaction?> Transaction(string hash) => new(
        "eth_getTransactionByHash",
        json => json.WriteStringValue(hash),
        static known => known.ValueKind == JsonValueKind.Null
            ? null
            : new KnownTransaction(known.GetProperty("blockNumber") is { ValueKind: not JsonValueKind.Null } block ? Quantity.ReadLong(block) : null));

    internal static RpcRequest<string> SendRawTransaction(ReadOnlySpan<byte> raw)
    {
        var hex = Hex.Of(raw);
        return new RpcRequest<string>("eth_sendRawTransaction", json => json.WriteStringValue(hex), ReadHash);
    }

    private static RpcRequest<T> Call<T>(Address to, byte[] data, Func<JsonElement, T> read) => new(
        "eth_call",
        json =>
        {
            WriteCall(json, null, to, 0, data);
            json.WriteStringValue("latest"u8);
        },
        read);

    /// <summary>Null for an address without a contract, or a contract that takes any call: both answer no bytes.</summary>
    private static BigInteger? ReadWord(JsonElement answer) => answer.GetString() switch
    {
        { Length: WordLength } => Quantity.Read(answer),
        not null => null,
        null => throw new FormatException("A call answers bytes."),
    };

    /// <summary>What is more is no count of what anybody has sent, and its successor would not be a nonce (EIP-2681).</summary>
    private static long ReadCount(JsonElement answer) =>
        Quantity.ReadLong(answer) is var count and <= MostTransactions ? count : throw new FormatException("No address has sent so many transactions.");

    private static bool ReadFlag(JsonElement flag) => Quantity.ReadLong(flag) switch
    {
        0 => false,
        1 => true,
        _ => throw new FormatException("A flag is 0 or 1."),
    };

    private static string ReadHash(JsonElement hash) => Hash.Parse(hash.GetString() ?? "").ToString();

    private static void NoParameters(Utf8JsonWriter json)
    {
    }

    private static void Write(Utf8JsonWriter json, Address address, BlockTag block)
    {
        json.WriteStringValue(address.ToString());
        json.WriteStringValue(block.ToString());
    }

    private static void WriteCall(Utf8JsonWriter json, Address? from, Address to, BigInteger value, ReadOnlyMemory<byte> data)
    {
        json.WriteStartObject();
        if (from is { } sender)
            json.WriteString("from"u8, sender.ToString());
        json.WriteString("to"u8, to.ToString());
        if (!value.IsZero)
            json.WriteString("value"u8, Quantity.Of(value));
        if (!data.IsEmpty)
            json.WriteString("data"u8, Hex.Of(data.Span));
        json.WriteEndObject();
    }
}
