using System.Globalization;

namespace Graph.Gateway.Rest;

/// <summary>A part of the path or of the query, and what it means for the variables of the operation.</summary>
/// <param name="Read">Sets variables; what is wrong with it, or null.</param>
internal sealed record ShimParameter(string Name, string Description, Func<ShimInputs, RestError?> Read)
{
    private const int LargestPage = 100;

    public bool IsInPath { get; init; }

    /// <summary>Of JSON Schema.</summary>
    public string Type { get; init; } = "string";

    public required string Example { get; init; }

    public static ShimParameter Segment(string name, string variable, string description, string example) =>
        new(name, description, inputs => Set(inputs, variable, inputs.Segment(name))) { IsInPath = true, Example = example };

    public static ShimParameter Text(string name, string variable, string description, string example) =>
        new(name, description, inputs => Set(inputs, variable, inputs.Parameter(name))) { Example = example };

    /// <summary>How many entries; of more than are given at once as many are given.</summary>
    public static ShimParameter Limit(int otherwise) =>
        new("limit", $"How many, {otherwise} unless it says so; at most {LargestPage} are given at once.", inputs => ReadLimit(inputs, otherwise))
        {
            Type = "integer",
            Example = "20",
        };

    public static ShimParameter Number(string name, string variable, string description, string example) =>
        new(name, description, inputs => ReadNumber(inputs, name, variable)) { Type = "number", Example = example };

    private static RestError? ReadLimit(ShimInputs inputs, int otherwise)
    {
        var text = inputs.Parameter("limit") ?? $"{otherwise}";
        if (!text.All(char.IsAsciiDigit) || text.All(digit => digit == '0'))
            return RestError.BadRequest($"limit must be a whole number of 1 or more; more than {LargestPage} are not given at once.");
        return Set(inputs, "first", (long)(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Min(limit, LargestPage) : LargestPage));
    }

    private static RestError? ReadNumber(ShimInputs inputs, string name, string variable)
    {
        var text = inputs.Parameter(name);
        var number = 0m;
        if (text is not null && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
            return RestError.BadRequest($"{name} must be a number, such as 20.50.");
        return Set(inputs, variable, text is null ? null : number);
    }

    private static RestError? Set(ShimInputs inputs, string variable, object? value)
    {
        inputs.Variables[variable] = value;
        return null;
    }
}
