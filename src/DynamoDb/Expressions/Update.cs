using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Expressions;

/// <summary>What an update changes in an item; starts from <see cref="Nothing"/>. Each call gives a new update.</summary>
public sealed class Update
{
    private readonly Clause[] clauses;

    private Update(Clause[] clauses) => this.clauses = clauses;

    private enum Section
    {
        Set,
        Remove,
        Add,
        Delete,
    }

    public static Update Nothing { get; } = new([]);

    public Update Set(AttributePath path, ItemValue value) =>
        With(Section.Set, aliases => $"{aliases.Path(path)} = {aliases.Value(value)}");

    /// <summary>Sets the attribute, or removes it when there is no value.</summary>
    public Update SetOrRemove(AttributePath path, ItemValue? value) => value is { } present ? Set(path, present) : Remove(path);

    public Update SetIfAbsent(AttributePath path, ItemValue value) =>
        With(Section.Set, aliases => $"{aliases.Path(path)} = if_not_exists({aliases.Path(path)}, {aliases.Value(value)})");

    public Update SetMap(AttributePath path, Action<ItemWriter> write)
    {
        var writer = new ItemWriter();
        write(writer);
        var map = new AttributeValue { M = writer.Attributes };
        return With(Section.Set, aliases => $"{aliases.Path(path)} = {aliases.Value(map)}");
    }

    public Update SetStrings(AttributePath path, IEnumerable<string> values)
    {
        var list = StringList(values);
        return With(Section.Set, aliases => $"{aliases.Path(path)} = {aliases.Value(list)}");
    }

    /// <summary>Appends to a list, which is made when absent.</summary>
    public Update Append(AttributePath path, params IEnumerable<string> values)
    {
        var list = StringList(values);
        var empty = StringList([]);
        return With(Section.Set, aliases =>
        {
            var name = aliases.Path(path);
            return $"{name} = list_append(if_not_exists({name}, {aliases.Value(empty)}), {aliases.Value(list)})";
        });
    }

    public Update Remove(AttributePath path) => With(Section.Remove, aliases => aliases.Path(path));

    /// <summary>
    /// Adds to a number; an absent one counts as 0. When an answer is lost the request is sent again and may count twice: where
    /// that matters, put it into a transaction, which has a token.
    /// </summary>
    public Update Add(AttributePath path, decimal amount) =>
        With(Section.Add, aliases => $"{aliases.Path(path)} {aliases.Value((ItemValue)amount)}");

    public Update AddToSet(AttributePath path, params string[] members) =>
        With(Section.Add, aliases => $"{aliases.Path(path)} {aliases.Value(StringSet(members))}");

    public Update RemoveFromSet(AttributePath path, params string[] members) =>
        With(Section.Delete, aliases => $"{aliases.Path(path)} {aliases.Value(StringSet(members))}");

    internal string ToExpression(ExpressionAliases aliases)
    {
        if (clauses.Length == 0)
            throw new InvalidOperationException("An update changes at least one attribute.");
        var sections = clauses
            .GroupBy(clause => clause.Section)
            .Select(group => $"{Keyword(group.Key)} {string.Join(", ", group.Select(clause => clause.Text(aliases)))}");
        return string.Join(' ', sections);
    }

    private Update With(Section section, Func<ExpressionAliases, string> text) => new([.. clauses, new Clause(section, text)]);

    private static string Keyword(Section section) => section switch
    {
        Section.Set => "SET",
        Section.Remove => "REMOVE",
        Section.Add => "ADD",
        _ => "DELETE",
    };

    private static AttributeValue StringList(IEnumerable<string> values) =>
        new() { L = values.Select(value => new AttributeValue { S = value }).ToList() };

    private static AttributeValue StringSet(string[] members) => new() { SS = [.. members] };

    private sealed record Clause(Section Section, Func<ExpressionAliases, string> Text);
}
