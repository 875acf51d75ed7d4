using MongoDB.Bson;

namespace MultiMarket.Drills.Ledger;

/// <summary>Rejected files get another try, while the host that rejects them runs.</summary>
public sealed class RejectedDrill
{
    [Fact]
    public async Task What_was_mended_is_taken_in_and_what_was_not_is_rejected_again_with_its_reason()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        for (var i = 0; i < 300; i++) host.Drop("site_web", $"{i}.json", "{ \"order_id\": oops"u8.ToArray());
        await host.CountsBecomeAsync("every file is rejected", c => c is { Rejected: 300, InFlight: 0 });

        var (exitCode, output, errors) = await host.CliAsync("rejected", "show", "7.json", "--content");
        exitCode.ShouldBe(0, errors);
        output.ShouldContain("syntax");
        output.ShouldContain("{ \"order_id\": oops");

        for (var i = 0; i < 100; i++) await File.WriteAllBytesAsync(host.Rejected("site_web", $"{i}.json"), LedgerOrders.Web($"{i}"));
        (exitCode, output, errors) = await host.CliAsync("rejected", "retry", "--reason", "syntax");
        exitCode.ShouldBe(0, errors);
        output.ShouldContain("300 files put back");

        await host.CountsBecomeAsync("every file has its fate again", c => c is { Inserted: 100, Rejected: 500, InFlight: 0 });
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(100);
        host.Archived("site_web").Length.ShouldBe(100);
        var rejected = Directory.GetFiles(Path.Combine(host.Data, "rejected", "site_web")).Select(Path.GetFileName).ToHashSet();
        rejected.ShouldBe(Enumerable.Range(100, 200).SelectMany(i => (string[])[$"{i}.json", $"{i}.json.reason.json"]), ignoreOrder: true);
        await Doctor.ShouldFindAllWellAsync(host);
    }
}
