using Graph.GraphQL.SourceGenerator.Models;

namespace Graph.GraphQL.SourceGenerator.Sdl;

/// <summary>The schema as the generator needs it; equal by value.</summary>
/// <param name="Sdl">All documents as one, files in ordinal order of their paths.</param>
/// <param name="Types">The types that the documents define, in source order; empty when the documents do not parse.</param>
/// <param name="Errors">What the specification forbids in these documents.</param>
/// <param name="Unauthorized">Where the directives that say who may see what are missing or have no effect.</param>
internal sealed record SchemaModel(
    string Sdl,
    EquatableArray<TypeModel> Types,
    string? Query,
    string? Mutation,
    string? Subscription,
    EquatableArray<ProblemModel> Errors,
    EquatableArray<ProblemModel> Unauthorized)
{
    /// <summary>The names that members of C# types may have to match: of fields, and of owners' ids.</summary>
    public IEnumerable<string> MemberNames =>
        Types.SelectMany(t => t.Fields.SelectMany(f => new[] { f.Name, f.Owner }).Concat([t.Owner])).OfType<string>();

    public bool IsRoot(string type) => type == Query || type == Mutation || type == Subscription;
}

internal enum SchemaTypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
}

/// <param name="Place">The type's name in its definition.</param>
/// <param name="Fields">Of objects and interfaces.</param>
/// <param name="PossibleTypes">Of interfaces and unions: the names of their object types.</param>
/// <param name="Values">Of enums: the names as in the schema.</param>
/// <param name="Inputs">Of input objects: their fields.</param>
/// <param name="Owner">Of objects: the member with the owner's id, as <c>@authorize</c> names it.</param>
internal sealed record TypeModel(
    SchemaTypeKind Kind,
    string Name,
    Place? Place,
    EquatableArray<FieldModel> Fields,
    EquatableArray<string> PossibleTypes,
    EquatableArray<EnumValueModel> Values,
    EquatableArray<InputModel> Inputs,
    string? Owner)
{
    public bool IsAbstract => Kind is SchemaTypeKind.Interface or SchemaTypeKind.Union;

    /// <summary>Whether the generator writes the C# type itself.</summary>
    public bool IsGenerated => Kind is SchemaTypeKind.Enum or SchemaTypeKind.InputObject;
}

/// <param name="Owner">The member of the field's object with the owner's id, as <c>@authorize</c> names it; null where an
/// argument has that name.</param>
internal sealed record FieldModel(string Name, GraphTypeRef Type, EquatableArray<InputModel> Arguments, string? Owner, Place? Place);

internal sealed record EnumValueModel(string Name, Place? Place);

/// <summary>An argument or an input field.</summary>
internal sealed record InputModel(string Name, GraphTypeRef Type, bool HasDefault, Place? Place);
