namespace Graph.GraphQL.Response;

/// <summary>Writes a finished <see cref="ResultDocument"/> as JSON. Section 7.2.2 (Serialized Map Ordering).</summary>
internal static class DataWriter
{
    public static void WriteData(this Utf8JsonBuffer buffer, ResultDocument document) =>
        WriteContainer(buffer, document, 0);

    private static void WriteContainer(Utf8JsonBuffer buffer, ResultDocument document, int index)
    {
        ref var container = ref document.Container(index);
        if (container.Shape.Names is { } names)
            WriteObject(buffer, document, names, container.FirstSlot);
        else
            WriteList(buffer, document, container.FirstSlot, container.Count);
    }

    private static void WriteObject(Utf8JsonBuffer buffer, ResultDocument document, byte[][] names, int slot)
    {
        buffer.Write((byte)'{');
        foreach (var name in names)
        {
            buffer.Write(name);
            WriteSlot(buffer, document, slot++);
        }
        buffer.Write((byte)'}');
    }

    private static void WriteList(Utf8JsonBuffer buffer, ResultDocument document, int slot, int count)
    {
        buffer.Write((byte)'[');
        for (var end = slot + count; slot < end; slot++)
        {
            WriteSlot(buffer, document, slot);
            if (slot + 1 < end)
                buffer.Write((byte)',');
        }
        buffer.Write((byte)']');
    }

    private static void WriteSlot(Utf8JsonBuffer buffer, ResultDocument document, int index)
    {
        ref var slot = ref document.Slot(index);
        var reference = slot.Reference;
        if (reference is string text)
            buffer.WriteString(text);
        else if (reference is null)
            buffer.WriteNull();
        else if (reference == SlotKind.Container)
            WriteContainer(buffer, document, (int)slot.Bits);
        else if (reference == SlotKind.Integer)
            buffer.WriteNumber(slot.Bits);
        else if (reference == SlotKind.Float)
            buffer.WriteNumber(BitConverter.Int64BitsToDouble(slot.Bits));
        else if (reference == SlotKind.Boolean)
            buffer.WriteBoolean(slot.Bits != 0);
        else
            buffer.Write(document.Text.Written.Slice((int)(slot.Bits >> 32), (int)slot.Bits));
    }
}
