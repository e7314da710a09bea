using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator;

/// <summary>What the generator reports; docs/diagnostics.md explains each. A message says what to change.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor InvalidSchema = Error(1, "The schema is not valid", "{0}");

    public static readonly DiagnosticDescriptor FieldWithoutResolver = Error(
        2, "A field has neither a resolver nor a property", "Nothing resolves {0}. Add to a resolver class: {1}{2}");

    public static readonly DiagnosticDescriptor UnknownCoordinate = Error(
        3, "A [Field] names no field of the schema", "'{0}' names no field of an object type: {1}");

    public static readonly DiagnosticDescriptor TwoResolvers = Error(
        4, "Two methods resolve one field", "{0} is resolved by {1} already. Remove one of the two [Field] attributes.");

    public static readonly DiagnosticDescriptor UnknownParameter = Error(
        5, "A parameter matches nothing", "Parameter '{0}' of {1} is {2}");

    public static readonly DiagnosticDescriptor ArgumentWithoutParameter = Error(
        6, "No parameter takes an argument", "No parameter of {0} takes the argument {1}. Add the parameter '{2}'.");

    public static readonly DiagnosticDescriptor WrongParameterType = Error(
        7, "A parameter has the wrong type", "Argument {0} is '{1}' in the schema, so parameter '{2}' must be '{3}', not '{4}'.{5}");

    public static readonly DiagnosticDescriptor WrongParameterOrder = Error(
        8,
        "Parameters are in the wrong order",
        "Parameter '{0}' of {1} stands too late. The order is: parent, arguments, loaders, request features, FieldSelection, CancellationToken.");

    public static readonly DiagnosticDescriptor WrongReturnType = Error(
        9, "A resolver returns the wrong type", "{0} is '{1}' in the schema, so {2} must return {3}, not '{4}'.{5}");

    public static readonly DiagnosticDescriptor WrongPropertyType = Error(
        10,
        "A property has the wrong type",
        "{0} is '{1}' in the schema, so the property {2} must be '{3}', not '{4}'.{5} Change either, or write a resolver: {6}");

    public static readonly DiagnosticDescriptor TwoTypes = Error(
        11,
        "One GraphQL type has two C# types",
        "The C# type of {0} is '{1}' ({2}), but here it is '{3}'. Use one of them for all fields of type {0}.");

    public static readonly DiagnosticDescriptor TypeWithoutClass = Error(
        12,
        "An object type has no C# type",
        "No field that is bound returns {0} itself, so its C# type is unknown. Put [Type(\"{0}\")] on it.");

    public static readonly DiagnosticDescriptor UnknownType = Error(
        13, "A [Type] does not name an object or scalar type", "[Type(\"{0}\")] {1}");

    public static readonly DiagnosticDescriptor NotConstructible = Error(
        14,
        "A class cannot be constructed",
        "{0} {1}. Make it 'public sealed class {0}' or 'internal sealed class {0}' with exactly one public constructor, which takes services.");

    public static readonly DiagnosticDescriptor NotGenerated = Error(
        15, "A generated enum or input cannot be written", "{0}");

    public static readonly DiagnosticDescriptor ScalarWithoutClass = Error(
        16,
        "A scalar has no C# class",
        "The scalar {0} has no usable C# class. Add '[Type(\"{0}\")] public sealed class {0}Scalar : Scalar<T>' with 'public static readonly {0}Scalar Instance'.");

    public static readonly DiagnosticDescriptor AmbiguousClass = Error(
        17,
        "Two members of an interface or union share a C# type",
        "{0} and {1} are both '{2}' in C#, so a value of {3} does not tell which of them it is. Give one of them a C# type of its own.");

    public static readonly DiagnosticDescriptor NotCallable = Error(
        18,
        "A resolver cannot be called",
        "{0} {1}. A resolver is a public or internal method without type parameters and without ref, in or out.");

    public static readonly DiagnosticDescriptor ListOfLists = Error(
        19,
        "An argument or input field is a list of lists",
        "{0} is '{1}'. C# code gets lists of values or of input objects: put the inner list into a field of an input object.");

    public static readonly DiagnosticDescriptor Unauthorized = Error(
        20, "The schema does not say who may see something", "{0}");

    public static readonly DiagnosticDescriptor OwnerWithoutProperty = Error(
        21,
        "An @authorize names an owner that nothing tells",
        "{0} names the owner '{1}', but {2} has no property '{3}' of type string, or of a struct with a single string Value.");

    private static DiagnosticDescriptor Error(int id, string title, string message) =>
        new($"GQL{id:0000}", title, message, "GraphQL", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
