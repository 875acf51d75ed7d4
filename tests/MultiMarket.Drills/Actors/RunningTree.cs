using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiMarket.Actors;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Actors;

/// <summary>The whole actor tree as the host starts it, on real folders and a warehouse in memory, with ports that can be made to fail.</summary>
internal sealed class RunningTree : IAsyncDisposable
{
    private const string Settings = """
        akka {
          loglevel = WARNING
          stdout-loglevel = OFF
          persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
        }
        multimarket {
          channels {
            web { min-interval = 1h, max-interval = 2h }
            mobile { min-interval = 1h, max-interval = 2h }
            boutique { min-interval = 1h, max-interval = 2h }
          }
          ingestion { flush-interval = 5ms, rescan-interval = 100ms, settle-time = 50ms, not-ready-retry = 10ms, offer-timeout = 1s, min-back-off = 5ms, batch-size = 16, window = 64 }
        }
        """;

    private readonly IHost _host;
    private readonly OrderFolders _folders;
    private readonly List<string> _dropped = [];

    private RunningTree(IHost host, OrderFolders folders, string data) => (_host, _folders, Data) = (host, folders, data);

    public string Data { get; }

    public Faults Faults { get; private init; } = new();

    public InMemoryStore Store { get; private init; } = new();

    public ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    public static async Task<RunningTree> StartAsync(Func<IOrderFolders, IOrderFolders>? decorate = null, TimeProvider? time = null, string settings = "")
    {
        var data = Directory.CreateTempSubdirectory("multimarket-tree-").FullName;
        var (faults, store) = (new Faults(), new InMemoryStore());
        var folders = new OrderFolders(data);
        folders.Create();
        var reports = new FaultyReports(faults);
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddMarketControl(new MarketOptions { DataFolder = data, Backfill = 0, Seed = 7 });
        builder.Services.AddSingleton(decorate?.Invoke(folders) ?? new FaultyFolders(folders, faults));
        builder.Services.AddSingleton<IOrderStore>(new FaultyStore(store, faults));
        builder.Services.AddSingleton<IReportSource>(reports);
        builder.Services.AddSingleton<IRollUps>(reports);
        builder.Services.AddSingleton<IWarehouseMonitor>(reports);
        builder.Services.AddSingleton(time ?? new FaultyTime(faults));
        builder.Services.AddAkka("drill", (akka, provider) =>
        {
            akka.AddHocon(settings, HoconAddMode.Append);
            akka.AddHocon(Settings, HoconAddMode.Append);
            akka.AddMultiMarket(provider);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new RunningTree(host, folders, data) { Faults = faults, Store = store };
    }

    /// <summary>The actor at a path below <c>/user</c>; null when it is dead or does not answer.</summary>
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

    /// <summary>Waits until an actor lives at each of these paths.</summary>
    public Task AllLiveAsync(IEnumerable<string> paths) => Eventually.BecomesAsync(
        "no actor is left dead",
        async () =>
        {
            var dead = new List<string>();
            foreach (var path in paths)
                if (await FindAsync(path) is null) dead.Add(path);
            return string.Join(", ", dead);
        },
        dead => dead.Length == 0,
        TimeSpan.FromSeconds(30));

    /// <summary>Counts the failures that supervision deals with, until it is disposed.</summary>
    public FailureCount CountFailures() => new(System);

    public void Drop(string channel, string id) => Drop(channel, id + ".json", OrderTexts.Of(channel, id));

    public void Drop(string channel, string name, byte[] content)
    {
        _folders.Write(Channel.Find(channel)!, name, content);
        _dropped.Add($"{channel}/{name}");
    }

    /// <summary>Waits until every dropped file is archived and its order stored, each once.</summary>
    public async Task FlowsAsync(double seconds = 20)
    {
        var left = _dropped.ToHashSet(StringComparer.Ordinal);
        await Eventually.BecomesAsync(
            "every file is archived",
            () =>
            {
                foreach (var channel in Channel.All) left.ExceptWith(Archived(channel).Select(name => $"{channel.Name}/{name}"));
                return Task.FromResult(string.Join(", ", left.Take(5)));
            },
            first => first.Length == 0,
            TimeSpan.FromSeconds(seconds));
        Store.Orders.Count.ShouldBe(_dropped.Count);
        Channel.All.Sum(c => Archived(c).Count()).ShouldBe(_dropped.Count);
        Channel.All.Sum(c => Directory.GetFileSystemEntries(_folders.SourceFolder(c)).Length).ShouldBe(0);
    }

    public async Task<SystemStatus> StatusAsync() => await _host.Services.GetRequiredService<Domain.Control.IMarketControl>().GetStatusAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Faults.Disarm();
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private IEnumerable<string?> Archived(Channel channel) =>
        Directory.GetFiles(Path.Combine(Data, "archive", channel.Folder), "*.json", SearchOption.AllDirectories).Select(Path.GetFileName);
}

/// <summary>Failures that supervision dealt with, by the path of the actor.</summary>
internal sealed class FailureCount : IDisposable
{
    private readonly ActorSystem _system;
    private readonly IActorRef _listener;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _failures = new();

    public FailureCount(ActorSystem system)
    {
        _system = system;
        var failures = _failures;
        _listener = system.ActorOf(Props.Create(() => new Listener(failures)));
        system.EventStream.Subscribe(_listener, typeof(Error));
    }

    public bool Any(string path) => _failures.Any(source => source.Contains($"/user/{path}", StringComparison.Ordinal));

    /// <summary>Waits until everything that was said so far has been counted.</summary>
    public Task CatchUpAsync() => _listener.Ask<ActorIdentity>(new Identify(0), TimeSpan.FromSeconds(5));

    public void Dispose() => _system.Stop(_listener);

    private sealed class Listener : ReceiveActor
    {
        public Listener(System.Collections.Concurrent.ConcurrentQueue<string> failures) => Receive<Error>(error =>
        {
            if (typeof(SupervisorStrategy).IsAssignableFrom(error.LogClass)) failures.Enqueue(error.LogSource);
        });
    }
}
