using System.Text.Json;

namespace Graph.Gateway.Rest.Wallet;

/// <summary>
/// The API of the wallet. An error is <c>{"msg": …}</c>; who has not signed in gets what API Gateway says, and an error of the server has no
/// body.
/// </summary>
internal sealed class WalletApi : RestApi
{
    public static WalletApi Instance { get; } = new();

    public override string Name => "Wallet";

    public override bool TakesBareTokens => true;

    public override bool IsForSignedIn => true;

    public override void WriteError(Utf8JsonWriter json, RestError error)
    {
        switch (error)
        {
            case { Code: { } code }:
                json.WriteStartObject();
                json.WriteStartObject("error"u8);
                json.WriteString("code"u8, code);
                json.WriteString("message"u8, error.Message);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case { Status: StatusCodes.Status401Unauthorized }:
                WriteText(json, "message"u8, "Unauthorized");
                break;
            case { Status: < StatusCodes.Status500InternalServerError }:
                WriteText(json, "msg"u8, error.Message);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WriteStartObject();
        json.WriteString(name, text);
        json.WriteEndObject();
    }
}
