using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Business;

/// <summary>The business drills on the real host.</summary>
[Collection(HostileHostDrills.Name)]
public sealed class BusinessSpecs(HostileHost world)
{
    [Fact]
    public void An_order_that_breaks_a_rule_is_rejected_and_the_rule_named()
    {
        foreach (var order in BusinessCases.All.Where(c => c.Code is not null))
        {
            var violation = world.ReasonOf(order.Source, order.Name).GetProperty("violations")[0];
            (violation.GetProperty("code").GetString(), violation.GetProperty("path").GetString()).ShouldBe((order.Code, order.Path), order.Name);
        }
    }

    [Fact]
    public async Task The_same_id_with_the_same_content_is_one_order_and_every_file_is_archived()
    {
        (await world.Host.Orders.CountDocumentsAsync(new BsonDocument("_id", "web:B1"))).ShouldBe(1);
        foreach (var name in (string[])["b-once.json", "b-again.json", "b-same-amount.json"]) world.Host.Archived("site_web").Select(Path.GetFileName).ShouldContain(name);
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_a_conflict_that_keeps_both_facts()
    {
        (await world.Host.Orders.Find(new BsonDocument("_id", "web:B1")).SingleAsync())["client_id"].AsString.ShouldBe("C1");
        foreach (var name in (string[])["b-other-content.json", "b-other-status.json"])
        {
            var violation = world.ReasonOf("site_web", name).GetProperty("violations")[0];
            violation.GetProperty("found").GetString()!.ShouldContain(name);
            violation.GetProperty("expected").GetString()!.ShouldContain("b-once.json");
            File.Exists(world.Host.Rejected("site_web", name)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_same_id_on_three_channels_is_three_orders() =>
        (await world.Host.Orders.CountDocumentsAsync(new BsonDocument("order_id", "B2"))).ShouldBe(3);

    [Fact]
    public async Task An_order_id_that_climbs_out_of_its_folder_is_a_key_and_no_path()
    {
        (await world.Host.Orders.CountDocumentsAsync(new BsonDocument("_id", "web:../../../outside/B20"))).ShouldBe(1);
        Directory.GetFileSystemEntries(world.Outside).Select(Path.GetFileName).ShouldBe(["secret.json"]);
    }

    [Fact]
    public async Task The_last_evening_of_a_month_overseas_is_the_first_of_the_next_one_here() =>
        (await world.Host.Orders.Find(new BsonDocument("_id", "web:B19")).SingleAsync())["date_commande"].ToUniversalTime().ShouldBe(new DateTime(2025, 2, 1, 5, 30, 0, DateTimeKind.Utc));
}
