using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>What happened to a connection; <c>CONNECT</c>, <c>MESSAGE</c> and <c>DISCONNECT</c> in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WebSocketEventType>))]
public enum WebSocketEventType
{
    /// <summary>It begins, once the function has answered with a status of 200 to 299; any other refuses it.</summary>
    [JsonStringEnumMemberName("CONNECT")]
    Connect,

    [JsonStringEnumMemberName("MESSAGE")]
    Message,

    /// <summary>It has ended. This may come before the last message, or not at all.</summary>
    [JsonStringEnumMemberName("DISCONNECT")]
    Disconnect,
}
