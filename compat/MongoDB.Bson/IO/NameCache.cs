using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Shares the strings of element names, since the documents of a collection repeat the same few.</summary>
internal static class NameCache
{
    private const int Slots = 1024;
    private const int LongestShared = 32;

    [ThreadStatic]
    private static (byte[] Utf8, string Name)[]? _slots;

    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestShared)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var slots = _slots ??= new (byte[], string)[Slots];
        ref var slot = ref slots[Hash(utf8) & (Slots - 1)];
        if (slot.Utf8 is null || !utf8.SequenceEqual(slot.Utf8))
        {
            slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return slot.Name;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (uint)utf8.Length;
        while (utf8.Length >= sizeof(uint))
        {
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<uint>(utf8));
            utf8 = utf8[sizeof(uint)..];
        }

        foreach (var b in utf8)
        {
            hash = BitOperations.Crc32C(hash, b);
        }

        return hash;
    }
}
