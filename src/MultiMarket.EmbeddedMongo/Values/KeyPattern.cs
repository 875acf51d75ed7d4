using System.Text;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>The fields of an index or a sort, each ascending or descending.</summary>
internal sealed class KeyPattern
{
    private KeyPattern(KeyPart[] parts) => Parts = parts;

    public KeyPart[] Parts { get; }

    /// <exception cref="MongoErrorException">A direction is no number, or zero.</exception>
    public static KeyPattern Parse(RawValue pattern, Func<string, Exception> refuse)
    {
        var parts = new List<KeyPart>();
        var elements = pattern.Elements;
        while (elements.MoveNext())
        {
            var name = Encoding.UTF8.GetString(elements.Name);
            var direction = pattern.At(elements);
            if (!direction.IsNumber || direction.ToDouble() == 0 || double.IsNaN(direction.ToDouble()))
                throw refuse(name);
            parts.Add(new KeyPart(new FieldPath(name), direction.ToDouble() < 0));
        }

        return new KeyPattern([.. parts]);
    }

    internal sealed record KeyPart(FieldPath Path, bool Descending)
    {
        /// <summary>Appends a value in this part's direction.</summary>
        public void Write(KeyWriter key, BsonView value)
        {
            var start = key.Length;
            KeyEncoder.Write(key, value);
            if (Descending)
                key.Invert(start);
        }

        /// <summary>Appends what stands for an empty array.</summary>
        public void WriteUndefined(KeyWriter key)
        {
            var start = key.Length;
            KeyEncoder.WriteUndefined(key);
            if (Descending)
                key.Invert(start);
        }
    }
}
