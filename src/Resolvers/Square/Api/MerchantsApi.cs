using System.Text.Json.Serialization;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>A seller and its locations.</summary>
/// <remarks>https://developer.squareup.com/reference/square/merchants-api, https://developer.squareup.com/reference/square/locations-api</remarks>
internal sealed class MerchantsApi(SquareExchange exchange)
{
    /// <summary>The one whose token it is.</summary>
    public async Task<Merchant> GetOwn(Secret token, CancellationToken cancellationToken) =>
        (await exchange.Send(SquareRequest.Get("/v2/merchants/me", token), SquareJson.Default.GetMerchantAnswer, cancellationToken)).Merchant;

    /// <summary>All of them: there are no pages.</summary>
    public async Task<IReadOnlyList<Location>> ListLocations(Secret token, CancellationToken cancellationToken) =>
        (await exchange.Send(SquareRequest.Get("/v2/locations", token), SquareJson.Default.ListLocationsAnswer, cancellationToken)).Locations ?? [];
}

/// <summary>A seller.</summary>
/// <param name="Country">ISO 3166-1, such as <c>NZ</c>.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Merchant(
    string Id,
    string Country,
    string? BusinessName = null,
    string? LanguageCode = null,
    string? Currency = null,
    string? Status = null,
    string? MainLocationId = null);

/// <param name="Status"><c>ACTIVE</c> or <c>INACTIVE</c>.</param>
/// <param name="Timezone">As in the IANA's database.</param>
public sealed record Location(
    string Id,
    string? Name = null,
    Address? Address = null,
    string? Timezone = null,
    string? Status = null,
    string? Type = null,
    string? Country = null,
    string? Currency = null,
    string? PhoneNumber = null,
    string? BusinessEmail = null,
    string? MerchantId = null);

[Type("LocationAddress")]
public sealed record Address
{
    [JsonPropertyName("address_line_1")]
    public string? AddressLine1 { get; init; }

    [JsonPropertyName("address_line_2")]
    public string? AddressLine2 { get; init; }

    public string? Locality { get; init; }

    [JsonPropertyName("administrative_district_level_1")]
    public string? AdministrativeDistrictLevel1 { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }
}

internal sealed record GetMerchantAnswer(Merchant Merchant);

/// <param name="Locations">Null when there are none: Square leaves out what is empty.</param>
internal sealed record ListLocationsAnswer(IReadOnlyList<Location>? Locations = null);
