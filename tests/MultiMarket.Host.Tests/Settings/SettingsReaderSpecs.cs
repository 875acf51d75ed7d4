using System.Net;
using MultiMarket.Host.Settings;
using Shouldly;

namespace MultiMarket.Host.Tests.Settings;

public sealed class SettingsReaderSpecs
{
    private const string Here = "/srv/here";

    private readonly Dictionary<string, string> _options = [];
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void Defaults_are_the_documented_ones() =>
        Read().ShouldBe(new HostSettings { DataFolder = "/srv/here/data", HttpPort = 8080, WarehousePort = 27117, MongoDb = null, Backfill = 500, Simulate = true, Instance = "main", Seed = null });

    [Fact]
    public void Options_set_everything()
    {
        foreach (var (name, value) in new[] { ("--data", "/d"), ("--http", "0"), ("--warehouse-port", "1"), ("--mongodb", "mongodb://h"), ("--backfill", "0"), ("--instance", "b-2"), ("--seed", "7") })
            _options[name] = value;

        Read(simulate: false).ShouldBe(new HostSettings { DataFolder = "/d", HttpPort = 0, WarehousePort = 1, MongoDb = "mongodb://h", Backfill = 0, Simulate = false, Instance = "b-2", Seed = 7 });
    }

    [Fact]
    public void Variables_stand_in_for_options()
    {
        _variables["MULTIMARKET_DATA"] = "elsewhere";
        _variables["MULTIMARKET_HTTP"] = "81";
        _variables["MULTIMARKET_WAREHOUSE_PORT"] = "82";
        _variables["MULTIMARKET_MONGODB"] = "mongodb+srv://cluster.example";

        var settings = Read();

        settings.DataFolder.ShouldBe("/srv/here/elsewhere");
        (settings.HttpPort, settings.WarehousePort, settings.MongoDb).ShouldBe((81, 82, "mongodb+srv://cluster.example"));
    }

    [Fact]
    public void Another_address_needs_a_token_and_a_proxy()
    {
        _variables["MULTIMARKET_BIND"] = "0.0.0.0";
        Should.Throw<SettingException>(() => Read()).Message.ShouldContain("MULTIMARKET_TOKEN");

        _variables["MULTIMARKET_TOKEN"] = new string('t', 32);
        Should.Throw<SettingException>(() => Read()).Message.ShouldContain("--behind-proxy");

        var settings = Read(behindProxy: true);
        (settings.Bind, settings.Token).ShouldBe((IPAddress.Any, new string('t', 32)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void A_loopback_address_needs_neither(string address)
    {
        _options["--bind"] = address;

        Read().Bind.ShouldBe(IPAddress.Parse(address));
    }

    [Fact]
    public void A_short_token_or_a_strange_address_is_refused()
    {
        _variables["MULTIMARKET_TOKEN"] = new string('t', 31);
        Should.Throw<SettingException>(() => Read()).Message.ShouldStartWith("MULTIMARKET_TOKEN");
        _variables.Clear();
        _options["--bind"] = "everywhere";
        Should.Throw<SettingException>(() => Read()).Message.ShouldStartWith("--bind: 'everywhere' is no address");
    }

    [Fact]
    public void The_public_address_is_that_of_a_whole_site()
    {
        Read().PublicUrl.ShouldBeNull();
        _variables["MULTIMARKET_PUBLIC_URL"] = "https://shop.example";
        Read(behindProxy: true).PublicUrl.ShouldBe(new Uri("https://shop.example/"));
        Read(behindProxy: true).BehindProxy.ShouldBeTrue();
        foreach (var wrong in (string[])["shop.example", "ftp://shop.example/", "https://shop.example/orders", "https://me:secret@shop.example/"])
        {
            _options["--public-url"] = wrong;
            Should.Throw<SettingException>(() => Read()).Message.ShouldStartWith("--public-url:");
        }
    }

    [Fact]
    public void An_option_goes_before_its_variable()
    {
        _options["--http"] = "90";
        _variables["MULTIMARKET_HTTP"] = "not even a number";

        Read().HttpPort.ShouldBe(90);
    }

    [Theory]
    [InlineData("--http", "65536")]
    [InlineData("--http", "-1")]
    [InlineData("--warehouse-port", "abc")]
    [InlineData("--mongodb", "localhost:27017")]
    [InlineData("--backfill", "1000001")]
    [InlineData("--instance", "Main")]
    [InlineData("--instance", "a-name-that-is-longer-than-thirty-two")]
    [InlineData("--seed", "1.5")]
    public void A_wrong_option_is_named(string name, string value)
    {
        _options[name] = value;

        Should.Throw<SettingException>(() => Read()).Message.ShouldStartWith(name + ":");
    }

    [Fact]
    public void One_port_cannot_serve_two()
    {
        (_options["--http"], _variables["MULTIMARKET_WAREHOUSE_PORT"]) = ("8080", "8080");
        Should.Throw<SettingException>(() => Read()).Message.ShouldBe("--warehouse-port or MULTIMARKET_WAREHOUSE_PORT: 8080 is the port of --http or MULTIMARKET_HTTP too; choose another for one of them.");

        _options["--mongodb"] = "mongodb://db.example";
        Read().HttpPort.ShouldBe(8080);
        _options.Remove("--mongodb");
        (_options["--http"], _variables["MULTIMARKET_WAREHOUSE_PORT"]) = ("0", "0");
        Read().WarehousePort.ShouldBe(0);
    }

    [Fact]
    public void A_wrong_variable_is_named()
    {
        _variables["MULTIMARKET_HTTP"] = "web";

        Should.Throw<SettingException>(() => Read()).Message.ShouldBe("MULTIMARKET_HTTP: 'web' is not allowed; give a port from 1 to 65535, or 0 for a free one.");
    }

    [Fact]
    public void A_wrong_address_is_named_without_its_password()
    {
        _options["--mongodb"] = "user:secret@host";

        Should.Throw<SettingException>(() => Read()).Message.ShouldBe("--mongodb: 'host' is no MongoDB connection string; write one such as mongodb://127.0.0.1:27017.");
    }

    private HostSettings Read(bool simulate = true, bool behindProxy = false) =>
        new SettingsReader(name => _options.GetValueOrDefault(name), name => _variables.GetValueOrDefault(name), Here).Read(simulate, behindProxy);
}
