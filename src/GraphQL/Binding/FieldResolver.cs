namespace Graph.GraphQL.Binding;

/// <summary>Section 6.4.2 (Value Resolution) and 6.4.3 (Value Completion) of one field, in one call.</summary>
public delegate void FieldResolver(in FieldContext context);

/// <summary>Section 6.4.3 (Value Completion): puts a resolved value at the position of the context.</summary>
public delegate void ValueCompleter<in T>(in FieldContext context, T value);

/// <summary>Section 6.2.3.1 (Source Stream): the events of a subscription.</summary>
public delegate IAsyncEnumerable<T> SourceStreamResolver<out T>(in FieldContext context);

/// <summary>Makes the C# value of an input object from its coerced fields.</summary>
public delegate object InputFactory(in InputValues values);
