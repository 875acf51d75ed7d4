using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo;

/// <summary>Looks into a data file that no server has open.</summary>
public static class EmbeddedMongoFile
{
    private const int MostProblems = 20;

    /// <summary>Opens the file for reading and checks every page, row and index entry of it; takes a few seconds per gigabyte.</summary>
    /// <exception cref="EmbeddedMongoException">The file cannot be opened, or is something else.</exception>
    public static EmbeddedMongoFileReport Inspect(string file)
    {
        try
        {
            using var connection = DataFile.OpenForReading(file);
            var version = DataFile.RequireLayout(connection, file);
            var problems = new List<string>();
            using (var use = connection.Prepare($"PRAGMA integrity_check({MostProblems})").Use())
                while (use.Statement.Step()) problems.Add(use.Statement.Text(0));
            if (problems is ["ok"]) problems.Clear();
            var collections = DataFile.LoadCatalog(connection).Collections.Values.Where(c => c.Counters.Documents > 0);
            return new EmbeddedMongoFileReport(version, new FileInfo(file).Length, Size(file + "-wal"), problems, collections.ToDictionary(c => c.Namespace, c => c.Counters.Documents));
        }
        catch (StorageException e)
        {
            throw new EmbeddedMongoException($"The warehouse file {file} cannot be read: {e.Message}.", e);
        }
    }

    private static long Size(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}

/// <summary>What a data file holds.</summary>
/// <param name="LayoutVersion">The version of its layout.</param>
/// <param name="SizeBytes">Its size, in bytes.</param>
/// <param name="LogBytes">The size of the write-ahead log beside it, in bytes; what stands there is taken over at the next start.</param>
/// <param name="Problems">What is damaged, at most 20; empty for a sound file.</param>
/// <param name="Documents">How many documents each collection holds, by <c>database.collection</c>; empty collections are left out.</param>
public sealed record EmbeddedMongoFileReport(long LayoutVersion, long SizeBytes, long LogBytes, IReadOnlyList<string> Problems, IReadOnlyDictionary<string, long> Documents);
