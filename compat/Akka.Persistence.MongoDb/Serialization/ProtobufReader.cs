using System.Text;

namespace Akka.Persistence.MongoDb.Serialization;

/// <summary>The fields of a Protocol Buffers message by their numbers; the last value of a field counts.</summary>
internal sealed class ProtobufReader
{
    private readonly Dictionary<int, long> _numbers = [];
    private readonly Dictionary<int, byte[]> _bytes = [];

    /// <exception cref="FormatException">The bytes are no such message.</exception>
    public ProtobufReader(byte[] message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            var field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    _numbers[field] = (long)Varint(message, ref at);
                    break;
                case 1:
                    Take(message, ref at, 8);
                    break;
                case 2:
                    _bytes[field] = Take(message, ref at, Varint(message, ref at));
                    break;
                case 5:
                    Take(message, ref at, 4);
                    break;
                default:
                    throw new FormatException($"Field {field} has the unknown wire type {key & 7}.");
            }
        }
    }

    public long Number(int field) => _numbers.GetValueOrDefault(field);

    public byte[] Bytes(int field) => _bytes.GetValueOrDefault(field) ?? [];

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    private static byte[] Take(byte[] message, ref int at, ulong length)
    {
        if (length > (ulong)(message.Length - at))
        {
            throw new FormatException("The message is cut off.");
        }

        var taken = message[at..(at + (int)length)];
        at += (int)length;
        return taken;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(message, ref at, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A number has more than 64 bits.");
    }
}
