using System.Text;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.5.2.2 (Fragment Spreads Must Not Form Cycles). A depth-first search over all fragments, each entered once: every
/// spread back to a fragment on the current path closes one cycle, reported with the spreads on the way.
/// </summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context)
{
    /// <summary>Spreads of one cycle that an error names.</summary>
    private const int MaxReported = 100;

    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _positionOnPath = new(StringComparer.Ordinal);
    private readonly List<Step> _path = [];

    public void LeaveDocument()
    {
        if (context.Fragments.IsEmpty)
            return;
        foreach (var definition in context.Document.Definitions)
            if (definition is FragmentDefinitionNode fragment)
                Search(fragment);
    }

    private void Search(FragmentDefinitionNode start)
    {
        Enter(start);
        while (_path.Count > 0)
        {
            var step = _path[^1];
            if (step.Next == step.Spreads.Length)
                Leave(step);
            else
                Follow(step.Spreads[step.Next++].Name.Value);
        }
    }

    private void Enter(FragmentDefinitionNode fragment)
    {
        if (!_entered.Add(fragment.Name.Value))
            return;
        _positionOnPath[fragment.Name.Value] = _path.Count;
        _path.Add(new Step(fragment.Name.Value, context.Fragments.SpreadsIn(fragment.SelectionSet)));
    }

    private void Leave(Step step)
    {
        _path.RemoveAt(_path.Count - 1);
        _positionOnPath.Remove(step.Fragment);
    }

    private void Follow(string name)
    {
        if (_positionOnPath.TryGetValue(name, out var position))
            Report(name, position);
        else if (context.Fragments.Find(name) is { } fragment)
            Enter(fragment);
    }

    private void Report(string name, int position)
    {
        var cycle = _path.Skip(position).Take(MaxReported).Select(step => step.Spreads[step.Next - 1]).ToList();
        var message = new StringBuilder($"Fragment \"{name}\" spreads itself");
        for (var i = 0; i < cycle.Count - 1; i++)
            message.Append(i == 0 ? " via " : ", ").Append('"').Append(cycle[i].Name.Value).Append('"');
        context.Report(message.Append('.').ToString(), [.. cycle.Select(spread => spread.Span.Location)]);
    }

    /// <summary>A fragment on the current path and the spread of it to follow next.</summary>
    private sealed class Step(string fragment, FragmentSpreadNode[] spreads)
    {
        public string Fragment { get; } = fragment;

        public FragmentSpreadNode[] Spreads { get; } = spreads;

        public int Next { get; set; }
    }
}
