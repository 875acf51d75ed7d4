using MultiMarket.EmbeddedMongo.Commands;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>What a running pipeline shares with the command that runs it.</summary>
internal sealed class PipelineContext
{
    /// <summary>The snapshot to read from; another one for every <c>getMore</c>.</summary>
    public required IDocumentStore Store { get; set; }

    public required Variables Variables { get; init; }

    /// <summary>Bytes that one blocking stage may hold.</summary>
    public required long MemoryLimit { get; init; }

    public required Deadline Deadline { get; set; }

    /// <summary>When the server started, which is since when it counts.</summary>
    public DateTimeOffset ServerStart { get; init; }

    /// <summary>What pushes documents into the pipeline.</summary>
    public RowSource? Source { get; set; }

    /// <summary>What the server's connections are doing.</summary>
    public RunningOperations? Operations { get; init; }

    /// <summary>What runs, as the messages of errors begin; empty where they do not say.</summary>
    public string Activity { get; set; } = "";

    /// <exception cref="MongoErrorException">Code 292: the stage holds more than its limit.</exception>
    public void CheckMemory(string stage, long bytes)
    {
        if (bytes > MemoryLimit)
        {
            throw new MongoErrorException(MongoErrorCode.QueryExceededMemoryLimitNoDiskUseAllowed,
                $"Exceeded memory limit for {stage}: {bytes} bytes, allowed are {MemoryLimit}; the embedded warehouse does not use the disk for it");
        }
    }

    public PipelineContext With(Variables variables) => new() { Store = Store, Variables = variables, MemoryLimit = MemoryLimit, Deadline = Deadline, ServerStart = ServerStart, Operations = Operations, Activity = Activity };
}
