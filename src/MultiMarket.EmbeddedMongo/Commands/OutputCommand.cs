using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Runs a pipeline that ends in $out or $merge: reads on a snapshot, writes in portions.</summary>
internal static class OutputCommand
{
    private const int PortionDocuments = 1000;
    private const long PortionBytes = 4L * 1024 * 1024;

    public static async ValueTask RunAsync(ServerContext server, PipelineRun run, OutputStage output, bool bypassValidation)
    {
        var storage = server.Storage;
        try
        {
            await storage.WriteAsync(session => Do(() => output.Begin(session))).ConfigureAwait(false);
            while (Portion(run) is { Count: > 0 } documents)
                await storage.WriteAsync(session => Do(() => output.Write(session, documents, run.Context.Variables, document => WithId(server, document), bypassValidation))).ConfigureAwait(false);
            await storage.WriteAsync(session => Do(() => output.End(session))).ConfigureAwait(false);
        }
        catch
        {
            if (output is OutStage replaced)
                await storage.WriteAsync(session => Do(() => replaced.Abandon(session))).ConfigureAwait(false);
            throw;
        }
    }

    private static List<RawValue> Portion(PipelineRun run)
    {
        var documents = new List<RawValue>();
        var bytes = 0L;
        while (documents.Count < PortionDocuments && bytes < PortionBytes && run.TryNext(out var document))
        {
            documents.Add(document);
            bytes += document.MemorySize;
        }

        return documents;
    }

    private static byte[] WithId(ServerContext server, RawValue document) => InsertPreparation.Prepare(document.Bytes.ToArray(), server.ObjectIds).ToArray();

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
