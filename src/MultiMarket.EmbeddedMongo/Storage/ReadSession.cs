namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>A snapshot of the data file for one command; the connection goes back to the pool at the end.</summary>
internal sealed class ReadSession(StorageEngine engine, SqliteConnection connection, CatalogSnapshot catalog) : IDocumentStore, IDisposable
{
    public SqliteConnection Connection => connection;

    public CatalogSnapshot Catalog => catalog;

    /// <summary>Documents of a collection in this snapshot.</summary>
    public long CountOf(CollectionInfo collection)
    {
        using var use = connection.Prepare("SELECT docs FROM collections WHERE id=?").Use();
        return use.Statement.Bind(1, collection.Id).Step() ? use.Statement.Int64(0) : 0;
    }

    public void Dispose()
    {
        try
        {
            connection.Prepare("COMMIT").Run();
        }
        catch (StorageException)
        {
            // The connection is of no more use; the snapshot ends with it.
            connection.Dispose();
            return;
        }

        engine.Return(connection);
    }
}
