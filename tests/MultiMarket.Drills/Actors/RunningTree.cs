using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiMarket.Actors;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Actors;

/// <summary>The whole actor tree as the host starts it, on real folders and a warehouse in memory, with ports that can be made to fail.</summary>
internal sealed class RunningTree : IAsyncDisposable
{
    // Neither listings nor deadlines are due during a drill: what heals must not owe it to them.
    private const string Settings = """
        akka {
          stdout-loglevel = OFF
          persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
        }
        multimarket {
          channels {
            web { min-interval = 1h, max-interval = 2h }
            mobile { min-interval = 1h, max-interval = 2h }
            boutique { min-interval = 1h, max-interval = 2h }
          }
          ingestion { validators = 1, batch-size = 16, window = 64, flush-interval = 5ms, rescan-interval = 1h, settle-time = 10ms, not-ready-retry = 10ms, offer-timeout = 10h, min-back-off = 5ms }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost _host;
    private readonly string _data;
    private readonly bool _simulate;
    private readonly List<DroppedFile> _dropped = [];
    private int _fresh;

    private RunningTree(IHost host, string data, bool simulate) => (_host, _data, _simulate) = (host, data, simulate);

    public FaultyCalls Faults { get; private init; } = new();

    public InMemoryStore Store { get; private init; } = new();

    /// <summary>The actors that must live, by their paths below <c>/user</c>.</summary>
    public IEnumerable<string> Actors =>
    [
        "statistics", "reporting", "events", "journal", "channels",
        .. from channel in (string[])["web", "mobile", "boutique"]
           from actor in (string[])["", "/intake", "/watcher", "/chain", "/chain/validator-1", "/chain/inserter", "/chain/registrar", "/chain/archiver", .. _simulate ? (string[])["/simulator"] : []]
           select $"channels/{channel}{actor}",
    ];

    private ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    public static async Task<RunningTree> StartAsync(bool simulate = true)
    {
        var data = HostProcess.TemporaryFolder();
        var (faults, store, reports) = (new FaultyCalls(), new InMemoryStore(), new EmptyReports());
        var folders = new OrderFolders(data);
        folders.Create();
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddMarketControl(new MarketOptions { DataFolder = data, Backfill = 0, Seed = 7, Simulate = simulate });
        builder.Services.AddSingleton<IOrderFolders>(new FaultyFolders(folders, faults));
        builder.Services.AddSingleton<TimeProvider>(new FaultyClock(faults));
        builder.Services.AddSingleton(FaultyPort.Of<IOrderStore>(store, faults));
        builder.Services.AddSingleton(FaultyPort.Of<IFileJournal>(new InMemoryJournal(), faults));
        builder.Services.AddSingleton(FaultyPort.Of<IReportSource>(reports, faults));
        builder.Services.AddSingleton(FaultyPort.Of<IFigureSource>(reports, faults));
        builder.Services.AddSingleton(FaultyPort.Of<IRollUps>(reports, faults));
        builder.Services.AddSingleton<IWarehouseMonitor>(reports);
        builder.Services.AddAkka("drill", (akka, provider) => akka
            .AddHocon(Settings, HoconAddMode.Append)
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .AddMultiMarket(provider));
        var host = builder.Build();
        await host.StartAsync();
        return new RunningTree(host, data, simulate) { Faults = faults, Store = store };
    }

    public Task<SystemStatus> StatusAsync() => _host.Services.GetRequiredService<IMarketControl>().GetStatusAsync(CancellationToken.None);

    /// <summary>A place in the data folder.</summary>
    public string PathOf(string place) => Path.Combine(_data, place);

    /// <summary>The actor at a path below <c>/user</c>; null when there is none, or it does not answer.</summary>
    public async Task<IActorRef?> FindAsync(string path)
    {
        try
        {
            return (await System.ActorSelection("/user/" + path).Ask<ActorIdentity>(new Identify(path), TimeSpan.FromSeconds(5))).Subject;
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    /// <summary>
    /// Waits until the status tells of a failure of the actor since an earlier status; returns its cause. Null when the fault has met its
    /// like in another channel instead: a late event of the file system may wake that one in the moment of the strike.
    /// </summary>
    public async Task<string?> FailureOfAsync(string path, SystemStatus before)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var failures = await Eventually.BecomesAsync(
            $"the status tells that {path} has failed",
            async () => new Failures([.. Since(before, await StatusAsync()).Where(r => r.Actor.EndsWith("/" + name, StringComparison.Ordinal))], Faults.Left),
            failures => failures.Found.Count > 0,
            Patience);
        if (failures.Found.Find(r => r.Actor.EndsWith($"/user/{path}", StringComparison.Ordinal)) is not { } failure) return null;
        failure.Cause.ShouldNotBeNullOrWhiteSpace();
        return failure.Cause;
    }

    /// <summary>Waits until every actor answers.</summary>
    public Task IsWholeAsync() => Eventually.BecomesAsync(
        "no actor is left dead",
        async () =>
        {
            var found = await Task.WhenAll(Actors.Select(async path => (Path: path, Actor: await FindAsync(path))));
            return string.Join(", ", found.Where(f => f.Actor is null).Select(f => f.Path));
        },
        dead => dead.Length == 0,
        Patience);

    public void Drop(string channel, string name, byte[] content, ExpectedFate fate = ExpectedFate.Archived)
    {
        var folder = OrderTexts.FolderOf(channel);
        var hidden = Path.Combine(_data, "sources", folder, $".{name}.part");
        File.WriteAllBytes(hidden, content);
        File.Move(hidden, Path.Combine(_data, "sources", folder, name));
        _dropped.Add(DroppedFile.Of(folder, name, content, fate));
    }

    /// <summary>
    /// Drops one order into each channel and waits until every file has met its fate, once: the folders hold what was dropped, the
    /// warehouse what the archive holds, and the counters add up.
    /// </summary>
    public async Task FlowsAsync()
    {
        _fresh++;
        foreach (var channel in (string[])["web", "mobile", "boutique"]) Drop(channel, $"fresh-{_fresh}.json", OrderTexts.Of(channel, $"fresh-{_fresh}"));
        await Eventually.BecomesAsync(
            "every file has met its fate",
            () => Task.FromResult(string.Join("\n  ", Problems())),
            problems => problems.Length == 0,
            Patience);
        await Eventually.BecomesAsync(
            "the counters add up",
            async () => (await StatusAsync()).Totals,
            c => c.InFlight == 0 && c.Found == c.Inserted + c.Duplicate + c.Rejected,
            Patience);
    }

    public async ValueTask DisposeAsync()
    {
        Faults.Forget();
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private IEnumerable<string> Problems()
    {
        var found = FolderCensus.Take(_data);
        var archived = found.Where(f => f.Place == Place.Archive).Select(f => f.Order!.Key).ToList();
        return
        [
            .. Invariant.Places([.. found.Where(f => !IsSimulated(f))], _dropped, settled: true),
            .. found.Where(f => f.Place != Place.Archive && IsSimulated(f)).Select(f => $"{f} of a simulator is not archived"),
            .. archived.Except(Store.Orders.Keys).Select(key => $"{key} is archived but not stored"),
            .. Store.Orders.Keys.Except(archived).Select(key => $"{key} is stored but not archived"),
        ];
    }

    // Nobody has recorded what a simulator wrote.
    private static bool IsSimulated(FoundFile file) => file.Name.Contains("-main-", StringComparison.Ordinal);

    private static IEnumerable<ActorRestart> Since(SystemStatus before, SystemStatus now) => now.Restarts.TakeLast((int)Math.Min(now.RestartCount - before.RestartCount, now.Restarts.Count));

    private sealed record Failures(List<ActorRestart> Found, IReadOnlyList<string> FaultsLeft)
    {
        public override string ToString() => $"{Found.Count} failures, faults that have not struck: {string.Join(", ", FaultsLeft)}";
    }
}
