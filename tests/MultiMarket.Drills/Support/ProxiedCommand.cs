using System.Buffers.Binary;
using System.Text;

namespace MultiMarket.Drills.Support;

/// <summary>What a rule sees of a command on its way to the warehouse.</summary>
/// <param name="Name">Its name, such as <c>insert</c>.</param>
/// <param name="Collection">What it works on; empty for a command without a collection.</param>
internal sealed record ProxiedCommand(string Name, string Collection)
{
    /// <summary>The operation code of the messages that commands come in.</summary>
    public const int OpMsg = 2013;

    private const int BodyAt = 21;
    private const byte StringType = 2;

    /// <summary>True for a write of orders.</summary>
    public bool InsertsOrders => Name == "insert" && Collection == "commandes";

    /// <summary>True for any use of the orders.</summary>
    public bool UsesOrders => Collection == "commandes";

    /// <summary>Reads the first element of the body, which drivers put first; null for a message of another kind.</summary>
    public static ProxiedCommand? Read(byte[] message)
    {
        if (BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(12)) != OpMsg || message[BodyAt - 1] != 0) return null;
        var element = message.AsSpan(BodyAt + 4);
        var end = element[1..].IndexOf((byte)0);
        var name = Encoding.UTF8.GetString(element.Slice(1, end));
        if (element[0] != StringType) return new ProxiedCommand(name, "");
        var value = element[(end + 2)..];
        return new ProxiedCommand(name, Encoding.UTF8.GetString(value.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(value) - 1)));
    }
}
