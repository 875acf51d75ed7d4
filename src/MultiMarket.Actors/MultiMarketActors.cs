using System.Globalization;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Events;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Ledger;
using MultiMarket.Actors.Reporting;
using MultiMarket.Actors.Simulation;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Events;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Domain.Status;

namespace MultiMarket.Actors;

/// <summary>Puts the actors into a host.</summary>
public static class MultiMarketActors
{
    /// <summary>Registers the folders, <see cref="IMarketControl"/>, <see cref="IMarketFigures"/> and <see cref="IEventFeed"/>.</summary>
    public static IServiceCollection AddMarketControl(this IServiceCollection services, MarketOptions options)
    {
        var folders = new OrderFolders(options.DataFolder);
        services.AddSingleton(options);
        services.AddSingleton(folders);
        services.AddSingleton<IOrderFolders>(folders);
        services.AddSingleton<IRejectedFiles>(folders);
        services.AddSingleton(new PlacedFiles(options.DataFolder));
        services.AddSingleton(provider => new OrderParser(ChannelSettings.Read(provider.GetRequiredService<ActorSystem>().Settings.Config).MerchantZone, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Tracing>();
        services.AddSingleton<IWaitingFiles, SourceFolderCensus>();
        services.AddSingleton(provider => new MarketControl(
            provider.GetRequiredService<IRequiredActor<ChannelsActor>>(),
            provider.GetRequiredService<IRequiredActor<ReportingActor>>(),
            provider.GetRequiredService<IRequiredActor<StatisticsActor>>()));
        services.AddSingleton<IMarketControl>(provider => provider.GetRequiredService<MarketControl>());
        services.AddSingleton<IMarketFigures>(provider => provider.GetRequiredService<MarketControl>());
        services.AddSingleton<IFilesInFlight>(provider => provider.GetRequiredService<MarketControl>());
        services.AddSingleton<IEventFeed>(provider => new ActorEventFeed(provider.GetRequiredService<IRequiredActor<EventFeedActor>>()));
        return services;
    }

    /// <summary>
    /// Starts the whole tree:
    /// <code>
    /// /user/events
    /// /user/statistics
    /// /user/reporting/report-n
    /// /user/journal
    /// /user/channels/&lt;channel&gt;/simulator
    ///                         /intake
    ///                         /watcher
    ///                         /chain/validator-n, inserter, registrar, archiver
    /// </code>
    /// The provider holds <see cref="MarketOptions"/>, <see cref="IOrderFolders"/>, <see cref="IOrderStore"/>, <see cref="IFileJournal"/>,
    /// <see cref="IReportSource"/>, <see cref="IFigureSource"/>, <see cref="IRollUps"/>, <see cref="IWarehouseMonitor"/> and <see cref="TimeProvider"/>.
    /// </summary>
    public static AkkaConfigurationBuilder AddMultiMarket(this AkkaConfigurationBuilder builder, IServiceProvider provider) =>
        builder.WithActors((system, registry) =>
        {
            var options = provider.GetRequiredService<MarketOptions>();
            var time = provider.GetRequiredService<TimeProvider>();
            var warehouse = provider.GetRequiredService<IWarehouseMonitor>();
            var reports = provider.GetRequiredService<IReportSource>();
            var figures = provider.GetRequiredService<IFigureSource>();
            var rollUps = provider.GetRequiredService<IRollUps>();
            var rollUpInterval = ReportingSettings.Read(system.Settings.Config).RollUpInterval;
            var store = provider.GetRequiredService<IOrderStore>();
            var journal = provider.GetRequiredService<IFileJournal>();
            var journalSettings = JournalSettings.Read(system.Settings.Config);

            var feed = new EventFeed(time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            var events = EventFeedActor.Start(system, feed);
            var tally = new SystemTally(time.GetUtcNow());
            var statistics = StatisticsActor.Start(system, () => new StatisticsActor(options, warehouse, time, tally));
            var reporting = system.ActorOf(Props.Create(() => new ReportingActor(reports, figures, rollUps, rollUpInterval)), "reporting");
            system.ActorOf(Props.Create(() => new JournalKeeperActor(journal, journalSettings, time)), "journal");
            var tree = new ChannelTree(
                options,
                ChannelSettings.Read(system.Settings.Config),
                IngestionSettings.Read(system.Settings.Config),
                SimulationSettings.Read(system.Settings.Config),
                provider.GetRequiredService<IOrderFolders>(),
                store,
                journal,
                time,
                statistics);
            var backfill = options.Simulate ? options.Backfill : 0;
            var channels = system.ActorOf(Props.Create(() => new ChannelsActor(tree.PropsOf, store, backfill)), "channels");

            registry.Register<EventFeedActor>(events);
            registry.Register<StatisticsActor>(statistics);
            registry.Register<ReportingActor>(reporting);
            registry.Register<ChannelsActor>(channels);
            DrainOnShutdown(system, channels);
        });

    // Nothing is lost without it: what is in flight stays in its folder. It spares the next start the work.
    private static void DrainOnShutdown(ActorSystem system, IActorRef channels) =>
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "drain-channels", async () =>
        {
            await channels.Ask<ChannelProtocol.Drained>(ChannelProtocol.Drain.Instance, TimeSpan.FromSeconds(6));
            return Akka.Done.Instance;
        });

    private sealed class ChannelTree(
        MarketOptions options,
        ChannelSettings channels,
        IngestionSettings ingestion,
        SimulationParameters simulation,
        IOrderFolders folders,
        IOrderStore store,
        IFileJournal journal,
        TimeProvider time,
        IActorRef statistics)
    {
        private readonly OrderSimulation _simulation = new(options.Seed ?? Random.Shared.Next(), simulation);
        private readonly OrderParser _parser = new(channels.MerchantZone, time);

        public Props PropsOf(Channel channel)
        {
            var children = new ChannelProps(Simulator(channel), Intake(channel), Watcher(channel), Chain(channel));
            return Props.Create(() => new ChannelActor(channel, children));
        }

        private Props? Simulator(Channel channel)
        {
            if (!options.Simulate) return null;
            var simulator = new SimulatorProps(
                channel,
                options.Instance,
                channels.Rates[channel],
                _simulation,
                folders,
                new MerchantClock(time, channels.MerchantZone),
                time,
                options.Seed is { } seed ? new Random(seed + channel.Folder.Length) : new Random(),
                statistics);
            return Props.Create(() => new ChannelSimulatorActor(simulator));
        }

        private Props Intake(Channel channel)
        {
            var instance = options.Instance;
            return Props.Create(() => new IntakeActor(channel, instance, time, statistics));
        }

        private Props Watcher(Channel channel) =>
            Props.Create(() => new DirectoryWatcherActor(channel, folders, ingestion, time, statistics));

        private Props Chain(Channel channel)
        {
            var zone = channels.MerchantZone;
            var children = new ChainProps(
                Props.Create(() => new ValidatorActor(channel, folders, _parser, ingestion, time)),
                Props.Create(() => new InserterActor(channel, store, ingestion, time, statistics)),
                Props.Create(() => new RegistrarActor(channel, journal, ingestion)),
                Props.Create(() => new ArchiverActor(channel, folders, zone)),
                time);
            return Props.Create(() => new ChainActor(channel, ingestion, children));
        }
    }
}
