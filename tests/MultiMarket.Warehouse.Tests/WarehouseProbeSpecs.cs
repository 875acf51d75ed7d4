using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests;

[Collection(WarehouseServer.Collection)]
public sealed class WarehouseProbeSpecs(WarehouseServer server)
{
    [Fact]
    public async Task A_warehouse_that_can_be_used_has_no_problem()
    {
        await using var warehouse = server.Open();

        (await WarehouseProbe.FindProblemAsync(warehouse.Options, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("http://somewhere")]
    [InlineData("mongodb://")]
    [InlineData("mongodb://user:p@ss:word@host")]
    [InlineData("nonsense")]
    public async Task A_text_that_is_no_address_is_shown_without_its_password(string address)
    {
        var problem = await FindProblemAsync(address);

        problem.ShouldNotBeNull();
        problem.ShouldContain("is not valid; write it as mongodb://");
        problem.ShouldNotContain("p@ss");
        problem.ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_the_reason()
    {
        var problem = await FindProblemAsync("mongodb://user:secret@127.0.0.1:1/?serverSelectionTimeoutMS=500");

        problem.ShouldNotBeNull();
        problem.ShouldStartWith("The warehouse at mongodb://127.0.0.1:1/ cannot be used: no MongoDB server answers: Connection refused");
        problem.ShouldNotContain("secret");
        problem.ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named_with_the_reason() =>
        (await FindProblemAsync("mongodb://no-such-host.invalid:27017/?serverSelectionTimeoutMS=1000"))
            .ShouldNotBeNull().ShouldStartWith("The warehouse at mongodb://no-such-host.invalid:27017/ cannot be used: no MongoDB server answers: ");

    private static Task<string?> FindProblemAsync(string address) =>
        WarehouseProbe.FindProblemAsync(new WarehouseOptions { ConnectionString = address }, default);
}
