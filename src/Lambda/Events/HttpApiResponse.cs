using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>What a function answers to a <see cref="HttpApiEvent"/>.</summary>
public sealed record HttpApiResponse
{
    public required int StatusCode { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>Each as a header <c>Set-Cookie</c> has it.</summary>
    public IReadOnlyList<string>? Cookies { get; init; }

    public string? Body { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBase64Encoded { get; init; }

    /// <summary>Where a browser is sent to, and what it is to keep, is not for logs.</summary>
    public override string ToString() => $"{StatusCode}";
}
