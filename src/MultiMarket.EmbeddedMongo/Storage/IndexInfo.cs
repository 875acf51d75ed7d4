using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>One index of a collection, as the catalog knows it.</summary>
internal sealed class IndexInfo
{
    public const string IdName = "_id_";

    private IndexInfo(long id, RawValue spec, bool multikey, IndexUsage usage)
    {
        Usage = usage;
        Id = id;
        Spec = spec;
        Multikey = multikey;
        Name = spec.Field("name"u8).String;
        Key = spec.Field("key"u8);
        Unique = spec.Field("unique"u8).IsTrue || Name == IdName;
        Sparse = spec.Field("sparse"u8).IsTrue;
        Hidden = spec.Field("hidden"u8).IsTrue;
        Pattern = KeyPattern.Parse(Key, name => new MongoErrorException(MongoErrorCode.CannotCreateIndex, $"Values in the index key pattern must be non-zero numbers: {name}"));
        if (spec.Field("expireAfterSeconds"u8) is { IsNumber: true } seconds)
            ExpireAfter = TimeSpan.FromSeconds(Math.Clamp(seconds.ToDouble(), 0, int.MaxValue));
        var partial = spec.Field("partialFilterExpression"u8);
        if (partial.IsDocument)
            Partial = MatchParser.Parse(partial);
    }

    public long Id { get; }

    public string Name { get; }

    /// <summary>The key pattern document, e.g. <c>{canal: 1, date_commande: 1}</c>.</summary>
    public RawValue Key { get; }

    public KeyPattern Pattern { get; }

    public bool Unique { get; }

    public bool Sparse { get; }

    /// <summary>Whether it is written but no query may use it.</summary>
    public bool Hidden { get; }

    /// <summary>Only documents that match have keys; null for all.</summary>
    public Matcher? Partial { get; }

    /// <summary>How long after the date in its field a document is deleted; null for never.</summary>
    public TimeSpan? ExpireAfter { get; }

    /// <summary>Whether some document has had an array under a path of this index.</summary>
    public bool Multikey { get; }

    /// <summary>The whole specification, as <c>listIndexes</c> answers it.</summary>
    public RawValue Spec { get; }

    public IndexUsage Usage { get; }

    /// <summary>
    /// Whether its entries may be written later than the documents, many at a time and in their order: all but unique
    /// indexes, which must see every document at once.
    /// </summary>
    public bool IsDeferred => !Unique;

    public string Table => $"i{Id}";

    public bool IsIdIndex => Name == IdName;

    /// <summary>Whether every document has exactly one entry and the entries hold all these top-level fields.</summary>
    public bool Covers(IReadOnlyCollection<string> fields) =>
        !IsIdIndex && !Multikey && !Sparse && !Hidden && Partial is null && fields.All(field => Pattern.Parts.Any(part => part.Path.Text == field));

    public static IndexInfo Create(long id, RawValue spec, bool multikey) => new(id, spec, multikey, new IndexUsage());

    public IndexInfo AsMultikey() => new(Id, Spec, multikey: true, Usage);
}
