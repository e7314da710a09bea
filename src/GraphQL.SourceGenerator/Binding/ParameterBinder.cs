using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>
/// Binds a resolver's parameters: the parent (of fields below the roots), arguments by name, loaders, request features,
/// FieldSelection, CancellationToken, in this order.
/// </summary>
internal sealed class ParameterBinder(TypeTable types, Signature signature, ConstructionPlan construction, ProblemList problems)
{
    private readonly InputBinder _inputs = new(types, signature);

    private enum Rank
    {
        Parent,
        Argument,
        Loader,
        Feature,
        Selection,
        CancellationToken,
    }

    /// <summary>The arguments of the call, comma-separated; null when a parameter is wrong.</summary>
    public string? Bind(TypeModel type, FieldModel field, ResolverModel resolver)
    {
        var isValid = CheckOrder(type, field, resolver) & CheckArguments(field, resolver);
        var values = new List<string>();
        for (var i = 0; i < resolver.Parameters.Count; i++)
        {
            var value = Bind(type, field, resolver, i);
            isValid &= value is not null;
            values.Add(value ?? "");
        }

        return isValid ? string.Join(", ", values) : null;
    }

    private bool CheckOrder(TypeModel type, FieldModel field, ResolverModel resolver)
    {
        var highest = Rank.Parent;
        for (var i = 0; i < resolver.Parameters.Count; i++)
        {
            if (RankOf(type, field, resolver, i) is not { } rank)
                continue;
            if (rank < highest)
            {
                problems.Report(
                    Diagnostics.WrongParameterOrder, resolver.Parameters[i].Place, resolver.Parameters[i].Name, resolver.Display);
                return false;
            }

            highest = rank;
        }

        return true;
    }

    private bool CheckArguments(FieldModel field, ResolverModel resolver)
    {
        var isValid = true;
        foreach (var argument in field.Arguments)
        {
            var name = CSharpNames.Camel(argument.Name);
            if (resolver.Parameters.Any(p => p.Name == name))
                continue;
            isValid = false;
            problems.Report(
                Diagnostics.ArgumentWithoutParameter,
                resolver.Place,
                resolver.Display,
                $"{resolver.Coordinate}({argument.Name}:)",
                $"{signature.Input(argument.Type)} {CSharpNames.Escape(name)}");
        }

        return isValid;
    }

    private string? Bind(TypeModel type, FieldModel field, ResolverModel resolver, int index)
    {
        var parameter = resolver.Parameters[index];
        return RankOf(type, field, resolver, index) switch
        {
            Rank.Parent => $"({parameter.Type.Name})c.Parent",
            Rank.Argument => BindArgument(field, resolver, parameter),
            Rank.Loader => $"c.Loader<{parameter.Type.Name}>({construction.LoaderIndex(parameter.Loader!)})",
            Rank.Feature => $"c.Feature<{parameter.Type.Name}>()",
            Rank.Selection => "c.Selection",
            Rank.CancellationToken => "c.CancellationToken",
            _ => ReportUnknown(type, field, resolver, index),
        };
    }

    private Rank? RankOf(TypeModel type, FieldModel field, ResolverModel resolver, int index)
    {
        var parameter = resolver.Parameters[index];
        if (IsParent(type, parameter) && !resolver.Parameters.Take(index).Any(p => IsParent(type, p)))
            return Rank.Parent;
        return parameter.Type.Role switch
        {
            TypeRole.Loader => Rank.Loader,
            TypeRole.Feature => Rank.Feature,
            TypeRole.Selection => Rank.Selection,
            TypeRole.CancellationToken => Rank.CancellationToken,
            _ => field.Arguments.Any(a => CSharpNames.Camel(a.Name) == parameter.Name) ? Rank.Argument : null,
        };
    }

    private bool IsParent(TypeModel type, ParameterModel parameter) =>
        !types.IsRoot(type.Name) && types.Class(type.Name)?.Name == parameter.Type.Name && !parameter.Type.IsNullable;

    private string? BindArgument(FieldModel field, ResolverModel resolver, ParameterModel parameter)
    {
        var index = 0;
        while (CSharpNames.Camel(field.Arguments[index].Name) != parameter.Name)
            index++;
        var argument = field.Arguments[index];
        var value = _inputs.Argument(argument, index, parameter.Type);
        if (value.Code is null)
            problems.Report(
                Diagnostics.WrongParameterType,
                parameter.Place,
                $"{resolver.Coordinate}({argument.Name}:)",
                argument.Type.ToString(),
                parameter.Name,
                signature.Input(argument.Type),
                parameter.Type.Display,
                value.Hint);
        return value.Code;
    }

    private string? ReportUnknown(TypeModel type, FieldModel field, ResolverModel resolver, int index)
    {
        var parameter = resolver.Parameters[index];
        problems.Report(
            Diagnostics.UnknownParameter, parameter.Place, parameter.Name, resolver.Display, WhyUnknown(type, field, parameter, index));
        return null;
    }

    private string WhyUnknown(TypeModel type, FieldModel field, ParameterModel parameter, int index)
    {
        var coordinate = $"{type.Name}.{field.Name}";
        if (NearestName.Of(parameter.Name, field.Arguments.Select(a => CSharpNames.Camel(a.Name))) is { } nearest)
            return $"no argument of {coordinate}. Did you mean '{nearest}'?";
        if (index == 0 && !types.IsRoot(type.Name) && types.Class(type.Name) is { } parent)
            return $"no parent and no argument of {coordinate}. The parent is '{TypeTable.Bare(parent)}', the C# type of {type.Name}.";
        return $"no argument of {coordinate}, no loader and no request feature. Remove it, "
            + $"add the argument to the schema, or take services in the constructor.";
    }
}
