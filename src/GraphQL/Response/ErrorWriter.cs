using Graph.GraphQL.Errors;

namespace Graph.GraphQL.Response;

/// <summary>Section 7.1.4 (Errors): the "errors" entry as JSON.</summary>
public static class ErrorWriter
{
    public static void WriteErrors(this Utf8JsonBuffer buffer, IReadOnlyList<GraphQLError> errors)
    {
        buffer.Write("\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                buffer.Write((byte)',');
            WriteError(buffer, errors[i]);
        }
        buffer.Write((byte)']');
    }

    private static void WriteError(Utf8JsonBuffer buffer, GraphQLError error)
    {
        buffer.Write("{\"message\":"u8);
        buffer.WriteString(error.Message);
        if (error.Locations.Count > 0)
            WriteLocations(buffer, error.Locations);
        if (error.Path is { } path)
            WritePath(buffer, path);
        if (error.Code is not null || error.Extensions is { Count: > 0 })
            WriteExtensions(buffer, error);
        buffer.Write((byte)'}');
    }

    private static void WriteLocations(Utf8JsonBuffer buffer, IReadOnlyList<Location> locations)
    {
        buffer.Write(",\"locations\":["u8);
        for (var i = 0; i < locations.Count; i++)
        {
            buffer.Write(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
            buffer.WriteNumber(locations[i].Line);
            buffer.Write(",\"column\":"u8);
            buffer.WriteNumber(locations[i].Column);
            buffer.Write((byte)'}');
        }
        buffer.Write((byte)']');
    }

    private static void WritePath(Utf8JsonBuffer buffer, IReadOnlyList<object> path)
    {
        buffer.Write(",\"path\":"u8);
        buffer.WriteJson(path);
    }

    private static void WriteExtensions(Utf8JsonBuffer buffer, GraphQLError error)
    {
        buffer.Write(",\"extensions\":{"u8);
        if (error.Code is { } code)
        {
            buffer.Write("\"code\":"u8);
            buffer.WriteString(code);
        }
        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            if (name == "code")
                continue;
            if (buffer.Written[^1] != (byte)'{')
                buffer.Write((byte)',');
            buffer.WriteString(name);
            buffer.Write((byte)':');
            buffer.WriteJson(value);
        }
        buffer.Write((byte)'}');
    }
}
