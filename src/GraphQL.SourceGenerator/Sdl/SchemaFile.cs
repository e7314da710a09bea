namespace Graph.GraphQL.SourceGenerator.Sdl;

/// <summary>A .graphql file of the project.</summary>
internal sealed record SchemaFile(string Path, string Text);
