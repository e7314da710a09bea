using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.Gateway.Auth;
using Graph.Gateway.Rest;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Binding;
using Graph.GraphQL.TypeSystem;
using Microsoft.AspNetCore.Http;

namespace Graph.Gateway.Tests.Rest;

/// <summary>docs/migrating-from-rest.md: each route with the operation that takes its place, and its example as variables.</summary>
internal static partial class MigrationGuide
{
    private static readonly DateTimeOffset s_now = new(2031, 5, 6, 9, 15, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<string> Write(IReadOnlyList<Shim> shims)
    {
        var text = new StringBuilder(
            """
            # Migrating from REST

            Each route of the REST APIs of before, and the GraphQL operation that answers it: send that to `/graphql` instead. Aliases give members the
            names they had; without them they have the schema's, which says what they mean. The server has the documents at `/rest/operations/{name}`,
            and the routes with examples of answers at `/openapi.json`. What differs from the APIs of before stands in [rest.md](rest.md).
            Routes that are no part of GraphQL stay where they are: health, Square's webhook, and the pages by which a seller connects Square.

            This file is written by a test, from the shims themselves (`src/Gateway/Rest`).

            """);
        foreach (var api in shims.GroupBy(shim => shim.Api.Name))
        {
            text.Append($"\n## {api.Key}\n");
            foreach (var operation in api.GroupBy(shim => shim.Operation ?? shim.Route))
                await Write(text, [.. operation]);
        }
        return text.ToString();
    }

    private static async Task Write(StringBuilder text, IReadOnlyList<Shim> shims)
    {
        text.Append($"\n### {string.Join(", ", shims.Select(shim => $"`{shim.Route}`"))}\n\n{shims[0].Summary}\n");
        if (shims[0].Operation is null)
        {
            text.Append("\nNothing takes its place: it needs no data.\n");
            return;
        }
        text.Append($"\n```graphql\n{ShimDocuments.Read(shims[0]).TrimEnd()}\n```\n");
        var variables = await VariablesOf(shims[0]);
        if (variables.Count > 0)
            text.Append($"\n{RequestOf(shims[0])} has the variables\n\n```json\n{WithoutChance(variables.ToJsonString(s_json), shims[0])}\n```\n");
    }

    /// <summary>A new id is another one each time.</summary>
    private static string WithoutChance(string variables, Shim shim) => NewId().Replace(
        variables, id => shim.Body?.Example.Contains(id.Value, StringComparison.Ordinal) == true ? id.Value : "a-new-uuid");

    private static string RequestOf(Shim shim)
    {
        var route = shim.Parameters.Where(parameter => parameter.IsInPath)
            .Aggregate(shim.Route, (path, parameter) => path.Replace($"{{{parameter.Name}}}", parameter.Example, StringComparison.Ordinal));
        var query = string.Join('&', shim.Parameters.Where(parameter => !parameter.IsInPath).Select(parameter => $"{parameter.Name}={parameter.Example}"));
        return $"`{route}{(query.Length > 0 ? "?" : "")}{query}`{(shim.Body is null ? "" : " with the body\n`" + shim.Body.Example + "`\n")}";
    }

    /// <summary>What the shim itself makes of its own examples; those that are null left out.</summary>
    private static async Task<JsonObject> VariablesOf(Shim shim)
    {
        var context = new DefaultHttpContext { User = new ViewerPrincipal(new Viewer { Id = "9f8b1c1e-6f0a-4c9e-8d53-0a6f2f1f7a10" }) };
        context.Request.Method = shim.Method;
        context.Request.QueryString = QueryString.Create(
            shim.Parameters.Where(parameter => !parameter.IsInPath).Select(parameter => KeyValuePair.Create<string, string?>(parameter.Name, parameter.Example)));
        foreach (var parameter in shim.Parameters.Where(parameter => parameter.IsInPath))
            context.Request.RouteValues[parameter.Name] = parameter.Example;
        if (shim.Body is not null)
        {
            context.Request.ContentType = "application/json";
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(shim.Body.Example));
        }
        var inputs = new ShimInputs(context, s_now);
        foreach (var parameter in shim.Parameters)
            Assert.Null(parameter.Read(inputs));
        if (shim.Body is { } body)
            Assert.Null(await body.Read(inputs, new GraphQLHttpOptions()));
        shim.Complete?.Invoke(inputs);
        return ToJson(inputs.Variables.Where(variable => variable.Value is not null));
    }

    private static JsonObject ToJson(IEnumerable<KeyValuePair<string, object?>> members) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value))));

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> members => ToJson(members),
        IReadOnlyList<object?> items => new JsonArray([.. items.Select(ToJson)]),
        JsonNumber number => JsonNode.Parse(number.Text),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        _ => throw new NotSupportedException($"{value.GetType()} is not of the JSON model."),
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex NewId();
}
