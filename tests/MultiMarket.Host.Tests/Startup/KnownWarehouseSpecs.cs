using MultiMarket.Host.Startup;
using Shouldly;

namespace MultiMarket.Host.Tests.Startup;

public sealed class KnownWarehouseSpecs : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("multimarket-known-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void Only_the_address_that_was_used_last_is_known_whatever_its_password()
    {
        var known = new KnownWarehouse(_data, "main");
        known.Is("mongodb://shop:old@db:27017").ShouldBeFalse();
        known.Remember("mongodb://shop:old@db:27017");
        known.Is("mongodb://shop:new@db:27017").ShouldBeTrue();
        known.Is("mongodb://shop:old@other:27017").ShouldBeFalse();
        new KnownWarehouse(_data, "second").Is("mongodb://shop:old@db:27017").ShouldBeFalse();
        Directory.GetFiles(_data).ShouldAllBe(f => !File.ReadAllText(f).Contains("old"));
    }
}
