using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Graph.GraphQL.Response;

/// <summary>
/// A response's "data" while it is being made: a tree in two flat, reusable arrays. An object or list is a
/// <see cref="ResultContainer"/>, a run of neighbouring <see cref="ResultSlot"/>s, one a field or item. Fields are
/// filled in any order, so that results stand in the order of the selection whenever they arrive (section 6.2.2).
/// </summary>
internal sealed class ResultDocument
{
    private const int LargestKept = 1 << 16;

    private ResultSlot[] _slots = new ResultSlot[64];
    private ResultContainer[] _containers = new ResultContainer[16];
    private int _slotCount;
    private int _containerCount;

    /// <summary>JSON of custom scalars; a slot refers to its part.</summary>
    public Utf8JsonBuffer Text { get; } = new();

    public ref ResultSlot Slot(int index) => ref _slots[index];

    public ref ResultContainer Container(int index) => ref _containers[index];

    public int AddContainer(IContainerShape shape, int count, int parentContainer, int parentSlot)
    {
        if (_containerCount == _containers.Length)
            Array.Resize(ref _containers, _containerCount * 2);
        if (_slotCount + count > _slots.Length)
            Array.Resize(ref _slots, Math.Max(_slots.Length * 2, _slotCount + count));
        _containers[_containerCount] = new ResultContainer
        {
            Shape = shape,
            FirstSlot = _slotCount,
            Count = count,
            ParentContainer = parentContainer,
            ParentSlot = parentSlot,
        };
        _slotCount += count;
        return _containerCount++;
    }

    /// <summary>Ready for the next response. Very large arrays are let go.</summary>
    public void Clear()
    {
        Array.Clear(_slots, 0, _slotCount);
        Array.Clear(_containers, 0, _containerCount);
        if (_slotCount > LargestKept)
            (_slots, _containers) = (new ResultSlot[64], new ResultContainer[16]);
        (_slotCount, _containerCount) = (0, 0);
        Text.Clear();
    }

    /// <summary>Response keys and list indices from the root to a slot. Section 7.1.4 (Errors), "path".</summary>
    public IReadOnlyList<object> PathTo(int container, int slot)
    {
        var path = new List<object>();
        while (true)
        {
            ref var parent = ref _containers[container];
            path.Add(parent.Shape.KeyAt(slot - parent.FirstSlot));
            if (container == 0)
                break;
            (container, slot) = (parent.ParentContainer, parent.ParentSlot);
        }
        path.Reverse();
        return path;
    }

    /// <summary>
    /// Section 6.4.4 (Handling Execution Errors): a non-null position became null, so its parent becomes null, and so on
    /// up to the nearest position that may be null. False when none may: then "data" itself is null.
    /// </summary>
    public bool PropagateNull(int container)
    {
        while (true)
        {
            ref var nulled = ref _containers[container];
            nulled.IsNulled = true;
            if (container == 0)
                return false;
            _slots[nulled.ParentSlot] = default;
            container = nulled.ParentContainer;
            ref var parent = ref _containers[container];
            if (!parent.Shape.IsNonNullAt(nulled.ParentSlot - parent.FirstSlot))
                return true;
        }
    }

    /// <summary>Whether a container or one around it was nulled, so that nothing below it matters any more.</summary>
    public bool IsNulled(int container)
    {
        while (!_containers[container].IsNulled)
        {
            if (container == 0)
                return false;
            container = _containers[container].ParentContainer;
        }
        return true;
    }
}

/// <summary>What the slots of a container stand for.</summary>
internal interface IContainerShape
{
    /// <summary>The response key or the list index of the slot at this position.</summary>
    object KeyAt(int position);

    bool IsNonNullAt(int position);

    /// <summary><c>"name":</c> for each slot of an object; null for a list.</summary>
    byte[][]? Names { get; }
}

[DebuggerDisplay("{Shape} {FirstSlot}+{Count}")]
internal struct ResultContainer
{
    public IContainerShape Shape;
    public int FirstSlot;
    public int Count;
    public int ParentContainer;
    public int ParentSlot;
    public bool IsNulled;
}

/// <summary>
/// One value: null, a string, or a <see cref="SlotKind"/> with the value's bits: no number is boxed.
/// </summary>
internal struct ResultSlot
{
    private object? _reference;
    private long _bits;

    public readonly object? Reference => _reference;

    public readonly long Bits => _bits;

    public void Set(string value) => _reference = value;

    public void Set(long value) => (_reference, _bits) = (SlotKind.Integer, value);

    public void Set(double value) => (_reference, _bits) = (SlotKind.Float, BitConverter.DoubleToInt64Bits(value));

    public void Set(bool value) => (_reference, _bits) = (SlotKind.Boolean, value ? 1 : 0);

    public void SetContainer(int container) => (_reference, _bits) = (SlotKind.Container, container);

    public void SetText(int start, int length) => (_reference, _bits) = (SlotKind.Text, ((long)start << 32) | (uint)length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Clear() => _reference = null;
}

/// <summary>What the bits of a <see cref="ResultSlot"/> are.</summary>
internal sealed class SlotKind
{
    public static readonly SlotKind Integer = new();
    public static readonly SlotKind Float = new();
    public static readonly SlotKind Boolean = new();

    /// <summary>A part of <see cref="ResultDocument.Text"/>: start in the upper, length in the lower half.</summary>
    public static readonly SlotKind Text = new();

    public static readonly SlotKind Container = new();
}
