using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 5.4.2 (Argument Uniqueness): a directive or field is given each argument once.</summary>
internal sealed class UniqueArgumentNamesRule(SdlContext context) : SdlRule
{
    public override void Arguments(ImmutableArray<ArgumentNode> arguments)
    {
        RepeatedNames.Visit(
            arguments,
            static argument => argument.Name,
            (name, places) => context.Report($"The argument {name} is given more than once.", places));
    }
}
