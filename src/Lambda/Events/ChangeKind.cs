using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>What happened to an item; <c>INSERT</c>, <c>MODIFY</c> and <c>REMOVE</c> in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    [JsonStringEnumMemberName("INSERT")]
    Insert,

    [JsonStringEnumMemberName("MODIFY")]
    Modify,

    [JsonStringEnumMemberName("REMOVE")]
    Remove,
}
