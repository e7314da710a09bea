using System.Text.Json.Serialization;

namespace Graph.Resolvers.Square.Api;

/// <summary>How Square writes: <c>snake_case</c>, and what is empty not at all. Answers without what they must have cannot be read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SecretJsonConverter), typeof(TimestampJsonConverter)])]
[JsonSerializable(typeof(ObtainTokenRequest))]
[JsonSerializable(typeof(ObtainTokenAnswer))]
[JsonSerializable(typeof(RevokeTokenRequest))]
[JsonSerializable(typeof(RevokeTokenAnswer))]
[JsonSerializable(typeof(TokenStatus))]
[JsonSerializable(typeof(GetMerchantAnswer))]
[JsonSerializable(typeof(ListLocationsAnswer))]
[JsonSerializable(typeof(ListCatalogAnswer))]
[JsonSerializable(typeof(SearchCatalogRequest))]
[JsonSerializable(typeof(BatchRetrieveCatalogRequest))]
[JsonSerializable(typeof(BatchRetrieveCatalogAnswer))]
[JsonSerializable(typeof(UpsertCatalogRequest))]
[JsonSerializable(typeof(UpsertCatalogAnswer))]
[JsonSerializable(typeof(SearchOrdersRequest))]
[JsonSerializable(typeof(SearchOrdersAnswer))]
[JsonSerializable(typeof(ListCustomersAnswer))]
internal sealed partial class SquareJson : JsonSerializerContext;
