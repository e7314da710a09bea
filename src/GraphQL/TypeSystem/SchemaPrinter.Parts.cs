using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>What several kinds of definition have in common.</summary>
public sealed partial class SchemaPrinter
{
    private void StartDefinition(string? description)
    {
        if (_out.Length > 0)
            _out.Append("\n\n");
        PrintDescription(description, "");
    }

    /// <summary>One member a line; before one with a description, but for the first, a line is left empty.</summary>
    private void PrintBlock<T>(IReadOnlyList<T> members, Func<T, string?> descriptionOf, Action<T> print)
    {
        if (members.Count == 0)
            return;
        _out.Append(" {\n");
        PrintLines(members, "  ", descriptionOf, print);
        _out.Append('}');
    }

    private void PrintLines<T>(IReadOnlyList<T> members, string indentation, Func<T, string?> descriptionOf, Action<T> print)
    {
        for (var i = 0; i < members.Count; i++)
        {
            var description = descriptionOf(members[i]);
            if (i > 0 && description is not null)
                _out.Append('\n');
            PrintDescription(description, indentation);
            _out.Append(indentation);
            print(members[i]);
            _out.Append('\n');
        }
    }

    /// <summary>On one line, unless one of them has a description.</summary>
    private void PrintArguments(IReadOnlyList<InputValueDefinition> arguments, string indentation)
    {
        if (arguments.Count == 0)
            return;
        _out.Append('(');
        if (arguments.All(argument => argument.Description is null))
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                _out.Append(i == 0 ? "" : ", ");
                PrintInputValue(arguments[i]);
            }
        }
        else
        {
            _out.Append('\n');
            PrintLines(arguments, indentation + "  ", argument => argument.Description, PrintInputValue);
            _out.Append(indentation);
        }
        _out.Append(')');
    }

    private void PrintInputValue(InputValueDefinition value)
    {
        _out.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is not null)
            _out.Append(" = ").Append(Printer.Print(value.DefaultValue));
        PrintDeprecated(value.DeprecationReason);
        PrintDirectives(value.Directives);
    }

    private void PrintDescription(string? description, string indentation)
    {
        if (description is null)
            return;
        var text = BlockString.CanPrint(description) ? BlockString.Print(description) : StringLiteral.Print(description);
        _out.Append(indentation).Append(text.Replace("\n", "\n" + indentation)).Append('\n');
    }

    private void PrintDeprecated(string? reason)
    {
        if (reason is null)
            return;
        _out.Append(" @deprecated");
        if (reason != BuiltInDirectives.DefaultDeprecationReason)
            _out.Append("(reason: ").Append(StringLiteral.Print(reason)).Append(')');
    }

    /// <summary>But for the built-in ones, which are written from what they mean.</summary>
    private void PrintDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
            if (!BuiltInDirectives.Contains(directive.Name.Value))
                _out.Append(' ').Append(Printer.Print(directive));
    }
}
