using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Sections 3.13.1 to 3.13.5: the directives that every schema has. A schema may state one of them itself; then its
/// own definition is the one that counts.
/// </summary>
public static class BuiltInDirectives
{
    /// <summary>The reason of a bare <c>@deprecated</c>. Section 3.13.3.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private static readonly Lazy<DocumentNode> Parsed = new(() => Parser.Parse(Sdl));

    internal static DocumentNode Document => Parsed.Value;

    public static bool Contains(string name) => name is "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";

    private const string Sdl =
        """
        "Leaves the field or fragment out when `if` is true."
        directive @skip(
          "Left out when true."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Takes the field or fragment only when `if` is true."
        directive @include(
          "Taken when true."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Still works, but should no longer be used."
        directive @deprecated(
          "Why, and what to use instead; CommonMark."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Says where the format of a custom scalar is specified."
        directive @specifiedBy(
          "The address of the specification."
          url: String!
        ) on SCALAR

        "Exactly one field of the input object must be given, and not null."
        directive @oneOf on INPUT_OBJECT
        """;
}
