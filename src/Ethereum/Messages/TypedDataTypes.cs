using System.Text.Json;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Messages;

/// <summary>A member of a structured type.</summary>
internal sealed record TypedDataMember(string Name, string Type);

/// <summary>The structured types of typed data, and how they are written as text (EIP-712, "Definition of encodeType").</summary>
internal sealed class TypedDataTypes
{
    public const string Domain = "EIP712Domain";

    private const int MostTypes = 200;
    private const int MostMembers = 200;

    /// <summary>The domain's members, in the order in which the standard names them.</summary>
    private static readonly TypedDataMember[] s_domainMembers =
    [
        new("name", "string"), new("version", "string"), new("chainId", "uint256"), new("verifyingContract", "address"),
        new("salt", "bytes32"),
    ];

    private readonly Dictionary<string, TypedDataMember[]> members;
    private readonly Dictionary<string, byte[]> hashes = new(StringComparer.Ordinal);

    private TypedDataTypes(Dictionary<string, TypedDataMember[]> members) => this.members = members;

    /// <exception cref="TypedDataException">They are no types.</exception>
    public static TypedDataTypes Read(JsonElement types)
    {
        var members = new Dictionary<string, TypedDataMember[]>(StringComparer.Ordinal);
        foreach (var type in types.EnumerateObject())
        {
            if (members.Count == MostTypes)
                throw new TypedDataException($"There are more than {MostTypes} types.");
            if (TypedDataValue.IsType(TypedDataName.Check(type.Name)))
                throw new TypedDataException($"Type {type.Name} is one of Solidity's own.");
            if (!members.TryAdd(type.Name, ReadMembers(type.Name, type.Value)))
                throw new TypedDataException($"There are two types {type.Name}.");
        }
        var read = new TypedDataTypes(members);
        foreach (var (type, list) in members)
        {
            foreach (var member in list)
                read.CheckType(type, member);
            read.CheckNoCycle(type);
        }
        return read;
    }

    /// <summary>
    /// With the type of the domain that it has when it is not among the types: of what is given and not null, in the usual order.
    /// </summary>
    public TypedDataTypes WithDomain(JsonElement domain)
    {
        if (members.ContainsKey(Domain))
            return this;
        foreach (var member in domain.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !Array.Exists(s_domainMembers, known => known.Name == member.Name))
                throw new TypedDataException($"domain.{TypedDataName.Check(member.Name)} is no member of a domain; describe it as type {Domain}.");
        }
        var given = Array.FindAll(
            s_domainMembers, member => domain.TryGetProperty(member.Name, out var value) && value.ValueKind != JsonValueKind.Null);
        return new TypedDataTypes(new Dictionary<string, TypedDataMember[]>(members, StringComparer.Ordinal) { [Domain] = given });
    }

    public bool IsStruct(string type) => members.ContainsKey(type);

    /// <exception cref="TypedDataException">There is no such type.</exception>
    public TypedDataMember[] MembersOf(string type) =>
        members.GetValueOrDefault(type) ?? throw new TypedDataException($"There is no type {type}.");

    /// <summary>The hash of the type's text: itself, then all that it uses, by name.</summary>
    public byte[] HashOf(string type)
    {
        if (hashes.TryGetValue(type, out var known))
            return known;
        var used = new SortedSet<string>(StringComparer.Ordinal);
        Collect(type, used);
        used.Remove(type);
        var text = string.Concat(new[] { type }.Concat(used).Select(Text));
        return hashes[type] = Keccak256.Hash(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private string Text(string type) =>
        $"{type}({string.Join(',', MembersOf(type).Select(member => $"{member.Type} {member.Name}"))})";

    private void Collect(string type, SortedSet<string> used)
    {
        if (!used.Add(type))
            return;
        foreach (var member in MembersOf(type))
        {
            var element = TypedDataName.ElementOf(member.Type);
            if (IsStruct(element))
                Collect(element, used);
        }
    }

    private void CheckType(string type, TypedDataMember member)
    {
        var element = TypedDataName.ElementOf(member.Type);
        if (!IsStruct(element) && !TypedDataValue.IsType(element))
            throw new TypedDataException($"{type}.{member.Name}: there is no type {element}.");
    }

    /// <summary>A value of a type that holds itself would have no end.</summary>
    private void CheckNoCycle(string type)
    {
        var pending = new Stack<string>(MembersOf(type).Select(member => TypedDataName.ElementOf(member.Type)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryPop(out var inner))
        {
            if (inner == type)
                throw new TypedDataException($"Type {type} holds itself.");
            if (!IsStruct(inner) || !seen.Add(inner))
                continue;
            foreach (var member in MembersOf(inner))
                pending.Push(TypedDataName.ElementOf(member.Type));
        }
    }

    private static TypedDataMember[] ReadMembers(string type, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostMembers)
            throw new TypedDataException($"Type {type} is no list of at most {MostMembers} members.");
        var read = list.EnumerateArray().Select(member => new TypedDataMember(
            TypedDataName.Check(Text(type, member, "name")), TypedDataName.CheckType(Text(type, member, "type")))).ToArray();
        return read.DistinctBy(member => member.Name).Count() == read.Length
            ? read
            : throw new TypedDataException($"Type {type} has two members of one name.");
    }

    private static string Text(string type, JsonElement member, string name) =>
        member.ValueKind == JsonValueKind.Object && member.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new TypedDataException($"A member of type {type} has no '{name}' that is a text.");
}
