using System.Text.Json;
using Graph.GraphQL.Errors;

namespace Graph.Gateway.Rest;

/// <summary>
/// A route of a REST API of before, and the GraphQL operation that answers it: what goes in by which variables, and in which shape the
/// result goes out. There is no other way to the data.
/// </summary>
/// <param name="Method">HTTP's.</param>
/// <param name="Path">As of ASP.NET Core's routing, such as <c>/api/orders/{orderID}</c>.</param>
/// <param name="Operation">The name of the operation and of its document in <c>Rest/Documents</c>; null for an answer that needs no data.</param>
internal sealed record Shim(RestApi Api, string Method, string Path, string? Operation)
{
    /// <summary>Method and path, below the first of the API's base paths: by which people and metrics know it.</summary>
    public string Route => $"{Method} {Api.BasePaths[0]}{Path}";

    /// <summary>What it is for, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The fragments of <c>Rest/Documents</c> that the operation spreads.</summary>
    public IReadOnlyList<string> Fragments { get; init; } = [];

    public IReadOnlyList<ShimParameter> Parameters { get; init; } = [];

    /// <summary>Null when the request has none.</summary>
    public ShimBody? Body { get; init; }

    /// <summary>What those who have not signed in are told before anything is read; null leaves it to the fields of the operation.</summary>
    public RestError? NotSignedIn { get; init; }

    /// <summary>Of an answer that is as it should be.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The list of which all pages are in the answer; null when one is.</summary>
    public WholeList? All { get; init; }

    /// <summary>Variables that follow from several parameters, or from the time.</summary>
    public Action<ShimInputs>? Complete { get; init; }

    /// <summary>What of the result is no success, such as an object that is not there.</summary>
    public Func<ShimResult, RestError?>? Check { get; init; }

    /// <summary>What a GraphQL error is called by the API; null says it as every API does.</summary>
    public Func<GraphQLError, RestError?>? Refuse { get; init; }

    /// <summary>The body of a success.</summary>
    public required Action<ShimResult, Utf8JsonWriter> Write { get; init; }

    /// <summary>What a body looks like, as JSON, for people who read <c>/openapi.json</c>.</summary>
    public required string Example { get; init; }
}
