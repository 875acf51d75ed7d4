using MongoDB.Bson;

namespace MultiMarket.Drills.Ledger;

/// <summary>The reconciliation on a real host: under load, after its end by kill -9, and with something wrong in every kind.</summary>
public sealed class ReconcileDrill
{
    [Fact]
    public async Task It_finds_a_live_system_sound_a_killed_one_too_and_every_wrong_that_was_done_to_it()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        for (var i = 0; i < 300; i++) host.Drop("site_web", $"{i}.json", LedgerOrders.Web($"{i}"));
        await Doctor.ShouldFindAllWellAsync(host);
        await host.CountsBecomeAsync("every file is taken in", c => c is { Inserted: 300, InFlight: 0 });

        for (var i = 300; i < 600; i++) host.Drop("site_web", $"{i}.json", LedgerOrders.Web($"{i}"));
        host.Drop("site_web", "bad.json", "oops"u8.ToArray());
        host.Kill();
        await Doctor.ShouldFindAllWellAsync(host);

        await host.StartAsync();
        await Eventually.TrueAsync("every file has left its folder", () => host.Waiting("site_web").Length == 0, TimeSpan.FromSeconds(20));
        await Doctor.ShouldFindAllWellAsync(host);

        File.Delete(host.Archived("site_web").Single(f => Path.GetFileName(f) == "7.json"));
        await host.Orders.DeleteOneAsync(new BsonDocument("_id", "web:8"));
        await host.Orders.UpdateOneAsync(new BsonDocument("_id", "web:9"), new BsonDocument("$set", new BsonDocument("ingestion.empreinte", "another")));
        File.Delete(host.Rejected("site_web", "bad.json.reason.json"));
        var (exitCode, output, _) = await Doctor.ReconcileAsync(host);

        exitCode.ShouldBe(1, output);
        output.ShouldContain("order-without-file     web:7:");
        output.ShouldMatch("file-without-order     archive/site_web/[0-9-]+/8.json:");
        output.ShouldMatch("other-fingerprint      archive/site_web/[0-9-]+/9.json:");
        output.ShouldContain("file-without-reason    rejected/site_web/bad.json:");
    }
}
