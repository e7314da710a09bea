namespace Graph.GraphQL.SourceGenerator.Emission;

/// <summary>A file of generated C#; equal by value, so that an unchanged one is not compiled again.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
