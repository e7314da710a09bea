using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>What a function answers to a <see cref="RestApiEvent"/>. API Gateway refuses any other member.</summary>
public sealed record RestApiResponse
{
    public required int StatusCode { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    public string? Body { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBase64Encoded { get; init; }

    /// <summary>Where a browser is sent to, and what it is to keep, is not for logs.</summary>
    public override string ToString() => $"{StatusCode}";
}
