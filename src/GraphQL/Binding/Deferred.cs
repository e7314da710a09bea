using System.Runtime.CompilerServices;

namespace Graph.GraphQL.Binding;

/// <summary>What is made when it is first needed; see <see cref="Deferred{T}"/>.</summary>
public abstract class Deferred
{
    private protected Deferred()
    {
    }

    internal abstract void Make();
}

/// <summary>
/// A service, or a class of resolvers with its services, that is made when a field first needs it: a start waits for none of
/// them. From any thread: where two come first, each may make one, but both are given the same.
/// </summary>
public sealed class Deferred<T> : Deferred
    where T : class
{
    private readonly IServiceProvider? _services;
    private readonly Func<T>? _make;
    private T? _value;

    public Deferred(IServiceProvider services) => _services = services;

    public Deferred(Func<T> make) => _make = make;

    /// <exception cref="InvalidOperationException">A service is not registered.</exception>
    public T Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] // every field that a method resolves reads it
        get => _value ?? MakeValue();
    }

    internal override void Make() => _ = Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T MakeValue()
    {
        var made = _make is null ? _services!.Required<T>() : _make();
        return Interlocked.CompareExchange(ref _value, made, null) ?? made;
    }
}
