namespace Graph.Gateway.Auth.Jose;

/// <summary>
/// Instances of one key, each lent to one caller at a time: <c>RSA</c> and <c>ECDsa</c> promise nothing to concurrent
/// callers. There are as many idle ones as processors; a withdrawn key's are left to their finalizers.
/// </summary>
internal sealed class KeyInstances<T>(Func<T> create)
    where T : class, IDisposable
{
    private readonly T?[] _idle = new T?[Environment.ProcessorCount];

    public T Rent()
    {
        foreach (ref var place in _idle.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } instance)
                return instance;
        }

        return create();
    }

    public void Return(T instance)
    {
        foreach (ref var place in _idle.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, instance, null) is null)
                return;
        }

        instance.Dispose();
    }
}
