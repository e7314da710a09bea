namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Section 3.10 (Input Objects), Circular References: an input object has at least one value that ends. One that needs
/// itself, through non-null fields or through every field of a oneOf object, has none.
/// </summary>
internal sealed class InputObjectFiniteness(SchemaErrors errors)
{
    private readonly Dictionary<InputObjectType, Needs> _needs = [];
    private readonly HashSet<InputObjectType> _reported = [];
    private readonly List<(InputObjectType Type, InputValueDefinition Field)> _path = [];

    public void Validate(Schema schema)
    {
        foreach (var type in schema.Types)
            if (type is InputObjectType input)
                _needs.Add(input, Needs.Of(input));
        FindFinite();
        foreach (var type in _needs.Keys)
            Report(type);
    }

    /// <summary>A type is finite when what it needs is; goes round until nothing more is found.</summary>
    private void FindFinite()
    {
        var dependents = new Dictionary<InputObjectType, List<Needs>>();
        var finite = new Stack<Needs>();
        foreach (var needs in _needs.Values)
        {
            foreach (var (_, target) in needs.Targets)
            {
                if (!dependents.TryGetValue(target, out var list))
                    dependents.Add(target, list = []);
                list.Add(needs);
            }
            if (needs.Settle(0))
                finite.Push(needs);
        }
        while (finite.Count > 0)
        {
            if (!dependents.TryGetValue(finite.Pop().Type, out var waiting))
                continue;
            foreach (var needs in waiting)
                if (needs.Settle(1))
                    finite.Push(needs);
        }
    }

    /// <summary>Walks the types without a finite value, each once, and reports each cycle where it closes.</summary>
    private void Report(InputObjectType type)
    {
        var needs = _needs[type];
        if (needs.IsFinite || !_reported.Add(type))
            return;
        foreach (var (field, target) in needs.Targets)
        {
            if (_needs[target].IsFinite)
                continue;
            _path.Add((type, field));
            var start = _path.FindIndex(step => ReferenceEquals(step.Type, target));
            if (start < 0)
                Report(target);
            else
                ReportCycle(target, _path.GetRange(start, _path.Count - start));
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void ReportCycle(InputObjectType type, List<(InputObjectType Type, InputValueDefinition Field)> cycle) => errors.Add(
        $"{type} can never be given: it needs itself through {string.Join(", ", cycle.Select(s => $"{s.Type}.{s.Field.Name}"))}.",
        cycle.Select(step => step.Field.Definition));

    /// <summary>The input objects that a value of one input object cannot do without.</summary>
    private sealed class Needs(InputObjectType type, List<(InputValueDefinition Field, InputObjectType Target)> targets)
    {
        private int _unsettled = targets.Count;

        public InputObjectType Type => type;

        public List<(InputValueDefinition Field, InputObjectType Target)> Targets => targets;

        public bool IsFinite { get; private set; }

        public static Needs Of(InputObjectType type)
        {
            var targets = new List<(InputValueDefinition, InputObjectType)>();
            foreach (var field in type.Fields)
                if ((type.IsOneOf ? field.Type : (field.Type as NonNullType)?.OfType) is InputObjectType target)
                    targets.Add((field, target));
            return new Needs(type, targets);
        }

        /// <summary>Takes note that so many of the targets are finite; true when that makes this one so.</summary>
        public bool Settle(int count)
        {
            _unsettled -= count;
            var isFinite = type.IsOneOf
                ? _unsettled < type.Fields.Count || type.Fields.Count == 0
                : _unsettled == 0;
            if (!isFinite || IsFinite)
                return false;
            return IsFinite = true;
        }
    }
}
