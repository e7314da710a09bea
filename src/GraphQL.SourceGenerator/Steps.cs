namespace Graph.GraphQL.SourceGenerator;

/// <summary>The names of the generator's steps, by which tests see whether one ran again.</summary>
internal static class Steps
{
    public const string Files = nameof(Files);
    public const string Schema = nameof(Schema);
    public const string MemberNames = nameof(MemberNames);
    public const string Resolvers = nameof(Resolvers);
    public const string AllResolvers = nameof(AllResolvers);
    public const string NamedTypes = nameof(NamedTypes);
    public const string AllNamedTypes = nameof(AllNamedTypes);
    public const string ResolverClasses = nameof(ResolverClasses);
    public const string Shapes = nameof(Shapes);
    public const string GeneratedNames = nameof(GeneratedNames);
    public const string DeclaredTypes = nameof(DeclaredTypes);
    public const string Assembly = nameof(Assembly);
    public const string Namespace = nameof(Namespace);
    public const string Bindings = nameof(Bindings);
    public const string GeneratedFiles = nameof(GeneratedFiles);
    public const string Problems = nameof(Problems);
}
