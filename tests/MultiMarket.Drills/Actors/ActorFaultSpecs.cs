using System.Reflection;
using System.Runtime.CompilerServices;
using Akka.Actor;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Reporting;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Reports;
using Xunit.Abstractions;

namespace MultiMarket.Drills.Actors;

/// <summary>Each actor of the tree throws on each of its messages, in turn: it is restarted, nothing is lost, the orders flow on.</summary>
public sealed class ActorFaultSpecs(ITestOutputHelper output)
{
    private static readonly Dictionary<Type, string> Places = new()
    {
        [typeof(StatisticsActor)] = "statistics",
        [typeof(ReportingActor)] = "reporting",
        [typeof(ReportRunActor)] = "reporting/report-1",
        [typeof(ChannelsActor)] = "channels",
        [typeof(ChannelActor)] = "channels/web",
        [typeof(ChannelSimulatorActor)] = "channels/web/simulator",
        [typeof(IntakeActor)] = "channels/web/intake",
        [typeof(DirectoryWatcherActor)] = "channels/web/watcher",
        [typeof(ChainActor)] = "channels/web/chain",
        [typeof(ValidatorActor)] = "channels/web/chain/validator-1",
        [typeof(InserterActor)] = "channels/web/chain/inserter",
        [typeof(ArchiverActor)] = "channels/web/chain/archiver",
    };

    // Handlers that only set a field, start a timer or pass the message on: whatever the message holds, there is nothing in them to fail.
    private static readonly HashSet<string> CannotFail = [];

    public static TheoryData<Type> Actors => [.. HandledMessages.Actors];

    [Theory]
    [MemberData(nameof(Actors))]
    public async Task It_throws_on_each_of_its_messages_and_orders_flow_on(Type actor)
    {
        Places.ShouldContainKey(actor);
        await using var tree = await RunningTree.StartAsync();
        tree.Drop("web", "first");
        await tree.FlowsAsync();
        var messages = HandledMessages.Of(actor);
        messages.ShouldNotBeEmpty();
        var unharmed = new List<string>();
        foreach (var type in messages)
        {
            if (actor == typeof(ReportRunActor)) await BeginReportAsync(tree);
            if (!await FailsAsync(tree, actor, type)) unharmed.Add($"{actor.Name} {type.Name}");
            foreach (var channel in (string[])["web", "mobile", "boutique"]) tree.Drop(channel, $"{type.Name}-{messages.ToList().IndexOf(type)}");
            await tree.FlowsAsync();
            await tree.AllLiveAsync(Places.Where(p => p.Key != typeof(ReportRunActor)).Select(p => p.Value));
        }

        output.WriteLine($"{actor.Name}: {messages.Count} messages; did not fail on {string.Join(", ", unharmed)}");
        Console.WriteLine($"{actor.Name}: {messages.Count} messages; did not fail on {string.Join(", ", unharmed)}");
        unharmed.Except(CannotFail).ShouldBeEmpty();
    }

    private static async Task<bool> FailsAsync(RunningTree tree, Type actor, Type message)
    {
        using var failures = tree.CountFailures();
        var target = (await tree.FindAsync(Places[actor])).ShouldNotBeNull();
        tree.Faults.Arm(actor);
        target.Tell(Instance(message), ActorRefs.NoSender);
        // Answered once the message is behind it, by the same actor or by the one that took its place.
        await tree.FindAsync(Places[actor]);
        tree.Faults.Disarm();
        await failures.CatchUpAsync();
        return failures.Any(Places[actor]);
    }

    private static async Task BeginReportAsync(RunningTree tree)
    {
        (await tree.FindAsync("reporting"))!.Tell(Kill.Instance);
        await tree.FindAsync("reporting");
    }

    // A message as it should be where there is one of its kind only; otherwise one that holds nothing where something must be.
    private static object Instance(Type type)
    {
        if (type == typeof(ReportingProtocol.RunReport)) return new ReportingProtocol.RunReport(new ReportRequest("revenue"));
        if (type == typeof(Status.Failure)) return new Status.Failure(null);
        if (type == typeof(IngestionProtocol.IOfferEnded)) type = typeof(IngestionProtocol.FileGone);
        if (type == typeof(ChannelProtocol.IChannelCommand)) type = typeof(ChannelProtocol.Pause);
        var single = type.GetProperty("Instance", BindingFlags.Static | BindingFlags.Public)?.GetValue(null) ?? type.GetField("Instance", BindingFlags.Static | BindingFlags.Public)?.GetValue(null);
        return single ?? RuntimeHelpers.GetUninitializedObject(type);
    }
}
