using System.Collections.Immutable;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>All collections at one moment. The version is also in the file, so that a reader can tell whether both agree.</summary>
internal sealed record CatalogSnapshot(long Version, ImmutableSortedDictionary<string, CollectionInfo> Collections)
{
    public static CatalogSnapshot Empty { get; } =
        new(0, ImmutableSortedDictionary.Create<string, CollectionInfo>(StringComparer.Ordinal));

    public CollectionInfo? Find(string database, string name) => Collections.GetValueOrDefault($"{database}.{name}");

    public IEnumerable<CollectionInfo> InDatabase(string database) => Collections.Values.Where(c => c.Database == database);

    public IEnumerable<string> Databases => Collections.Values.Select(c => c.Database).Distinct();

    public CatalogSnapshot With(CollectionInfo collection) =>
        this with { Collections = Collections.SetItem(collection.Namespace, collection) };

    public CatalogSnapshot Without(CollectionInfo collection) =>
        this with { Collections = Collections.Remove(collection.Namespace) };
}
