using System.CommandLine;
using MultiMarket.Cli.CommandLine;

namespace MultiMarket.Cli.Commands;

/// <summary><c>pause</c>: stops a channel's simulator, or with <c>--ingest</c> its watcher.</summary>
internal sealed class PauseCommand : PartCommand, IHasExamples
{
    public PauseCommand(ConnectionOptions connection)
        : base("pause", "Stops a channel's simulator, or its intake with --ingest; survives a restart of the host", "paused", connection)
    {
    }

    public IReadOnlyList<string> Examples => ["pause web", "pause all", "pause boutique --ingest"];
}

/// <summary><c>resume</c>: takes a pause back.</summary>
internal sealed class ResumeCommand : PartCommand, IHasExamples
{
    public ResumeCommand(ConnectionOptions connection)
        : base("resume", "Takes a pause back", "resumed", connection)
    {
    }

    public IReadOnlyList<string> Examples => ["resume web", "resume all", "resume boutique --ingest"];
}

/// <summary>A command about one part of a channel.</summary>
internal abstract class PartCommand : Command
{
    private readonly Argument<string> _channel = Channels.Argument();
    private readonly Option<bool> _ingest = new("--ingest") { Description = "The intake of order files instead of the simulator" };

    protected PartCommand(string name, string description, string done, ConnectionOptions connection)
        : base(name, description)
    {
        Arguments.Add(_channel);
        Options.Add(_ingest);
        SetAction(async (parsed, cancellationToken) =>
        {
            var channel = parsed.GetRequiredValue(_channel);
            var ingest = parsed.GetValue(_ingest);
            using var host = connection.Connect(parsed);
            await host.PostAsync($"api/channels/{channel}/{name}?part={(ingest ? "ingestion" : "simulation")}", cancellationToken);
            connection.Terminal.Out.WriteLine($"{channel}: {(ingest ? "intake" : "simulator")} {done}");
            return ExitCode.Done;
        });
    }
}
