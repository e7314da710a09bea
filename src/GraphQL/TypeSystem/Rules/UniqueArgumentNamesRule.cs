using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 5.4.2 (Argument Uniqueness): a directive or field is given each argument once.</summary>
internal sealed class UniqueArgumentNamesRule(SdlContext context) : SdlRule
{
    public override void Arguments(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var group in RepeatedNames.In(arguments, argument => argument.Name))
            context.Report($"The argument {group[0].Value} is given more than once.", group);
    }
}
