namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>What queries run on: a reader's snapshot, or the writer's own view inside its transaction.</summary>
internal interface IDocumentStore
{
    SqliteConnection Connection { get; }

    CatalogSnapshot Catalog { get; }

    /// <summary>Documents of a collection at this moment.</summary>
    long CountOf(CollectionInfo collection);
}
