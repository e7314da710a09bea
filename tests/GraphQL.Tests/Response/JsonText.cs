using System.Text.Json.Serialization;

namespace Graph.GraphQL.Tests.Response;

/// <summary>The framework's reader, to check our writer against.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class JsonText : JsonSerializerContext;
