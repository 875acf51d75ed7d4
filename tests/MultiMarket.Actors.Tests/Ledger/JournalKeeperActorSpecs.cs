using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Ledger;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Ingestion;
using Shouldly;

namespace MultiMarket.Actors.Tests.Ledger;

public sealed class JournalKeeperActorSpecs : TestKit
{
    private static readonly JournalSettings Quick = new() { Retention = TimeSpan.FromDays(2), SweepInterval = TimeSpan.FromMilliseconds(20) };
    private readonly InMemoryJournal _journal = new();

    [Fact]
    public void What_is_older_than_the_retention_is_forgotten_at_start_and_again_after_each_interval()
    {
        var before = TimeProvider.System.GetUtcNow() - Quick.Retention;
        var sweeps = 0;
        _journal.Before = () => { if (++sweeps > 2) throw new WarehouseUnavailableException("two are enough"); };
        EventFilter.Info(start: "The journal has forgotten 3 files that ended more than 2 days ago").Expect(2, Start);

        Sweep().ShouldBeInRange(before, TimeProvider.System.GetUtcNow() - Quick.Retention);
        Sweep();
    }

    [Fact]
    public void A_sweep_that_fails_is_followed_by_the_next()
    {
        var failures = 1;
        _journal.Before = () => { if (failures-- > 0) throw new WarehouseUnavailableException("down"); };
        Start();
        Sweep();
        Sweep();
    }

    [Fact]
    public void The_retention_is_90_days_unless_the_settings_say_otherwise()
    {
        JournalSettings.Read(ConfigurationFactory.Empty).Retention.ShouldBe(TimeSpan.FromDays(90));
        JournalSettings.Read(ConfigurationFactory.ParseString("multimarket.journal.retention = 7d")).Retention.ShouldBe(TimeSpan.FromDays(7));
        Should.Throw<ConfigurationException>(() => JournalSettings.Read(ConfigurationFactory.ParseString("multimarket.journal.retention = 0s"))).Message.ShouldContain("multimarket.journal.retention");
    }

    [Fact]
    public void A_retention_beyond_the_calendar_is_refused() =>
        Should.Throw<ConfigurationException>(() => JournalSettings.Read(ConfigurationFactory.ParseString("multimarket.journal.retention = 900000d")))
            .Message.ShouldContain("multimarket.journal.retention must be at most 36500 d");

    private void Start()
    {
        var journal = _journal;
        ActorOf(Props.Create(() => new JournalKeeperActor(journal, Quick, TimeProvider.System)));
    }

    private DateTimeOffset Sweep()
    {
        _journal.Sweeps.TryTake(out var moment, TimeSpan.FromSeconds(10)).ShouldBeTrue("no sweep came");
        return moment;
    }
}
