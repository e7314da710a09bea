using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Shared;

/// <summary>What the inputs of all slices must be like. Each rule adds what is wrong to <c>errors</c>.</summary>
internal static class InputRules
{
    /// <summary>A text that can be stored: bounded, and Unicode.</summary>
    /// <param name="longest">In UTF-16 units; stored, each takes at most three bytes.</param>
    public static void Text(string? text, List<UserError> errors, int longest, params string[] path)
    {
        if (text is null)
            return;
        if (text.Length > longest)
            errors.Add(new UserError($"This text has {text.Length} characters; send at most {longest}.", path, UserErrorCode.TooLong));
        else if (!IsUnicode(text))
            errors.Add(new UserError("This text has half of a surrogate pair, which is not Unicode text.", path, UserErrorCode.Invalid));
    }

    /// <summary>What may be left out, but has no empty state that null could mean.</summary>
    public static void NotNull<T>(Optional<T> given, List<UserError> errors, params string[] path)
    {
        if (given.HasValue && given.Value is null)
            errors.Add(new UserError("This cannot be null; leave it out to keep what is there.", path, UserErrorCode.Required));
    }

    /// <summary>Both ends belong to the range.</summary>
    public static void Number(decimal? number, decimal least, decimal most, List<UserError> errors, params string[] path)
    {
        if (number < least || number > most)
            errors.Add(new UserError($"{number} is out of range; send {least} to {most}.", path, UserErrorCode.Invalid));
    }

    /// <summary>Half of a surrogate pair has no UTF-8, and would be stored as another character.</summary>
    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
