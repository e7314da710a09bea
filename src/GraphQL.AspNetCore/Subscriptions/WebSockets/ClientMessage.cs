namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>What a client sends over graphql-transport-ws.</summary>
/// <param name="Id">Of subscribe and complete; else empty.</param>
/// <param name="Payload">A JSON object as it came, of memory that is used again; empty where there is none.</param>
internal readonly record struct ClientMessage(ClientMessageType Type, string Id, ReadOnlyMemory<byte> Payload);

internal enum ClientMessageType
{
    None,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}
