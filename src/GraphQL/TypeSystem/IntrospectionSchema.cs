using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Section 4.2 (Schema Introspection): the types that every schema has beside its own. They are ordinary types built
/// from this text; what is not ordinary, the meta-fields <c>__schema</c>, <c>__type</c> and <c>__typename</c>, is in
/// no type's field list.
/// </summary>
internal static class IntrospectionSchema
{
    private static readonly Lazy<DocumentNode> Parsed = new(() => Parser.Parse(Sdl));

    public static DocumentNode Document => Parsed.Value;

    public static bool Defines(string name) => name switch
    {
        "__Schema" or "__Type" or "__TypeKind" or "__Field" => true,
        "__InputValue" or "__EnumValue" or "__Directive" or "__DirectiveLocation" => true,
        _ => false,
    };

    private const string Sdl =
        """"
        "What a server can do: its types and directives, and where each kind of operation starts."
        type __Schema {
          description: String
          "Every type that a client may meet here, built-in ones included."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start; null where the server takes none."
          mutationType: __Type
          "Where subscriptions start; null where the server takes none."
          subscriptionType: __Type
          "Every directive that the server knows."
          directives: [__Directive!]!
        }

        """
        A type of the schema, or a list or non-null wrapper around one.
        `kind` says which, and so which of the other fields are not null.
        """
        type __Type {
          kind: __TypeKind!
          "Null for lists and non-nulls."
          name: String
          description: String
          "Where a custom scalar's format is specified."
          specifiedByURL: String
          "Of objects and interfaces."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "Of objects and interfaces: the interfaces they implement."
          interfaces: [__Type!]
          "Of interfaces and unions: the object types a value may have."
          possibleTypes: [__Type!]
          "Of enums."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "Of input objects."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "Of lists and non-nulls: the type inside."
          ofType: __Type
          "Of input objects: whether exactly one field must be given."
          isOneOf: Boolean
        }

        "The kinds of type."
        enum __TypeKind {
          "A leaf value such as a number or a string."
          SCALAR
          "Has `fields` and `interfaces`."
          OBJECT
          "Has `fields`, `interfaces` and `possibleTypes`."
          INTERFACE
          "Has `possibleTypes`."
          UNION
          "Has `enumValues`."
          ENUM
          "Has `inputFields`."
          INPUT_OBJECT
          "Has `ofType`."
          LIST
          "Has `ofType`."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default as a GraphQL literal; null where there is none."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "One of an enum's values; in a response it is a string."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive: what may be attached to parts of a document to change how they are treated."
        type __Directive {
          name: String!
          description: String
          "Whether it may stand more than once in one place."
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "The places where a directive can stand."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field of a selection set."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "On the use of a fragment."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On a variable where an operation declares it."
          VARIABLE_DEFINITION
          "On the schema."
          SCHEMA
          "On a scalar type."
          SCALAR
          "On an object type."
          OBJECT
          "On a field of an object or interface type."
          FIELD_DEFINITION
          "On an argument of a field or directive."
          ARGUMENT_DEFINITION
          "On an interface type."
          INTERFACE
          "On a union type."
          UNION
          "On an enum type."
          ENUM
          "On a value of an enum type."
          ENUM_VALUE
          "On an input object type."
          INPUT_OBJECT
          "On a field of an input object type."
          INPUT_FIELD_DEFINITION
        }
        """";
}
