using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.Testing;

namespace Graph.Resolvers.Tests;

/// <summary>The contract as a whole.</summary>
public sealed class SchemaTests
{
    private static readonly Schema s_schema = SchemaBuilder.Build(Parser.Parse(GraphSchema.Sdl, ParserOptions.SchemaDocument));

    [Fact]
    public void The_schema_that_clients_see_changes_only_on_purpose() =>
        Snapshot.Matches(SchemaPrinter.Print(s_schema) + "\n", "tests", "Resolvers.Tests", "schema.snapshot.graphql");

    [Fact]
    public void Everything_in_the_schema_says_what_it_is()
    {
        var silent = from type in s_schema.Types
                     where type.Definition is not null
                     from member in Members(type).Prepend((Name: type.Name, type.Description))
                     where string.IsNullOrWhiteSpace(member.Description)
                     select member.Name;

        Assert.True(!silent.Any(), $"Describe these in schema/, people read them in the IDE: {string.Join(", ", silent)}.");
    }

    private static IEnumerable<(string Name, string? Description)> Members(NamedType type) => type switch
    {
        FieldsType { Fields: var fields } => fields.Select(f => (f.Coordinate, f.Description)),
        InputObjectType { Fields: var fields } => fields.Select(f => ($"{type.Name}.{f.Name}", f.Description)),
        EnumType { Values: var values } => values.Select(v => ($"{type.Name}.{v.Name}", v.Description)),
        _ => [],
    };
}
