using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;
using MultiMarket.Warehouse;
using Shouldly;

namespace MultiMarket.Host.Tests.Startup;

public sealed class BannerSpecs
{
    private static readonly Uri Address = new("http://127.0.0.1:8081");
    private static readonly HostSettings Settings = new() { DataFolder = "/srv/data" };

    [Fact]
    public void The_embedded_warehouse_comes_with_its_address_and_a_warning()
    {
        var lines = Lines(Settings, new WarehouseOptions { ConnectionString = "mongodb://127.0.0.1:27117", Embedded = true });

        lines.ShouldContain("Dashboard  http://127.0.0.1:8081/");
        lines.ShouldContain("Warehouse  mongodb://127.0.0.1:27117, collection multi_market.commandes");
        lines.ShouldContain("Sources    /srv/data/sources");
        lines.ShouldContain("Status     multimarket status --url http://127.0.0.1:8081 --data /srv/data");
        lines.ShouldContain(l => l.Contains("trusts every account on this machine", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("Packages   ", StringComparison.Ordinal) && l.Contains("MongoDB.Driver", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_of_somebody_else_is_shown_without_its_password()
    {
        var lines = Lines(Settings, new WarehouseOptions { ConnectionString = "mongodb://user:secret@db.example/shop" });

        lines.ShouldContain(l => l.Contains("mongodb://db.example/shop", StringComparison.Ordinal));
        lines.ShouldNotContain(l => l.Contains("secret", StringComparison.Ordinal));
        lines.ShouldNotContain(l => l.Contains("trusts every account", StringComparison.Ordinal));
    }

    [Fact]
    public void Simulators_that_are_off_are_mentioned() =>
        Lines(Settings with { Simulate = false }, new WarehouseOptions { ConnectionString = "mongodb://h" })
            .ShouldContain(l => l.Contains("The simulators are off", StringComparison.Ordinal));

    private static string[] Lines(HostSettings settings, WarehouseOptions warehouse) => Banner.Write(settings, warehouse, Address).Split(Environment.NewLine);
}
