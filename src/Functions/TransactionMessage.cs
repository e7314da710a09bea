using System.Text.Json;
using Graph.Resolvers.Transactions;

namespace Graph.Functions;

/// <summary>What the queue holds of a transaction: its id, and nothing that would be worth stealing.</summary>
public static class TransactionMessage
{
    private const string IdName = "transactionId";

    public static string Of(TransactionId id) => $$"""{"{{IdName}}":"{{JsonEncodedText.Encode(id.Value)}}"}""";

    public static bool TryRead(string body, out TransactionId id)
    {
        id = default;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty(IdName, out var value) || value.ValueKind != JsonValueKind.String)
                return false;
            id = new TransactionId(value.GetString()!);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
