using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.4.2 (Argument Uniqueness).</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context)
{
    public void Enter(ImmutableArray<ArgumentNode> arguments) =>
        RepeatedNames.Visit(arguments, static a => a.Name, (name, all) =>
            context.Report($"There is more than one argument named \"{name}\".", all));
}
