using System.Collections.Concurrent;
using System.Text.Json;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Actors;

/// <summary>A file on which the program itself fails, among good ones.</summary>
public sealed class PoisonFile
{
    private const int Good = 15;

    [Fact]
    public async Task Is_isolated_by_halving_and_rejected_after_five_attempts_alone_with_the_exception()
    {
        await using var tree = await RunningTree.StartAsync();
        var batches = new ConcurrentQueue<int>();
        tree.Store.Before = orders =>
        {
            if (orders.All(o => o.File != "poison.json")) return;
            batches.Enqueue(orders.Count);
            throw new DrillException("cannot digest this");
        };
        for (var i = 0; i < Good; i++) tree.Drop("web", $"good-{i}.json", OrderTexts.Of("web", $"good-{i}"));
        tree.Drop("web", "poison.json", OrderTexts.Of("web", "poison"), ExpectedFate.Rejected);
        await tree.FlowsAsync();

        List<int> company = [.. batches.TakeWhile(count => count > 1)];
        for (var i = 1; i < company.Count; i++) company[i].ShouldBeLessThanOrEqualTo(Math.Max(1, company[i - 1] / 2));
        // The failure that finds it alone in a batch is the first of the five.
        batches.Skip(company.Count).ShouldBe([1, 1, 1, 1, 1]);
        using var reason = JsonDocument.Parse(await File.ReadAllBytesAsync(tree.PathOf("rejected/site_web/poison.json.reason.json")));
        reason.RootElement.GetProperty("attempts").GetInt32().ShouldBe(5);
        reason.RootElement.ToString().ShouldContain("DrillException: cannot digest this");
        var failures = (await tree.StatusAsync()).Restarts;
        failures.Count.ShouldBe(batches.Count, string.Join('\n', failures));
        failures.ShouldAllBe(f => f.Actor.EndsWith("/web/chain/inserter", StringComparison.Ordinal) && f.Cause.Contains("cannot digest this", StringComparison.Ordinal));
    }
}
