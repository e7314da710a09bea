using Graph.Ethereum.Keys;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Wallets;

/// <summary>Reads addresses of input.</summary>
internal static class AddressText
{
    private const string Form = "send 0x and 40 hexadecimal digits, with the capitals of ERC-55 or with none.";

    /// <returns>Null, with an error in the list, when it is none.</returns>
    public static Address? Read(string text, List<UserError> errors, string field)
    {
        if (Address.TryParse(text, out var address))
            return address;
        errors.Add(new UserError($"This is no address: {Form}", [field], UserErrorCode.Invalid));
        return null;
    }

    /// <exception cref="GraphQL.Errors.GraphQLException">It is none.</exception>
    public static Address ReadArgument(string text, string name) =>
        Address.TryParse(text, out var address) ? address : throw BadUserInput.Because($"'{name}' is no address: {Form}");
}
