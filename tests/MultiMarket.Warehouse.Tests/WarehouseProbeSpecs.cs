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

    [Fact]
    public async Task A_server_that_demands_a_login_asks_for_a_user()
    {
        await using var mongo = new ScriptedMongo(_ => ScriptedMongo.Error(13, "Unauthorized", "command count requires authentication"));

        (await FindProblemAsync(mongo.ConnectionString)).ShouldNotBeNull().ShouldContain("does not let us read multi_market.commandes; give a user with the role readWrite in the address");
    }

    [Fact]
    public async Task Credentials_that_the_server_refuses_are_said_to_be_refused_and_not_shown()
    {
        await using var mongo = new ScriptedMongo(_ => ScriptedMongo.Error(18, "AuthenticationFailed", "Authentication failed."));

        var problem = await FindProblemAsync(mongo.ConnectionString.Replace("mongodb://", "mongodb://shop:secret@", StringComparison.Ordinal));

        problem.ShouldNotBeNull().ShouldContain("cannot be used: the MongoDB server refuses the credentials: ");
        problem.ShouldNotContain("secret");
        problem.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300", true)]
    [InlineData("nonsense", false)]
    public async Task Only_a_server_that_is_not_there_may_be_waited_for(string address, bool mayPass) =>
        (await WarehouseProbe.FindProblemAsync(new WarehouseOptions { ConnectionString = address }, default)).ShouldNotBeNull().MayPass.ShouldBe(mayPass);

    private static async Task<string?> FindProblemAsync(string address) =>
        (await WarehouseProbe.FindProblemAsync(new WarehouseOptions { ConnectionString = address }, default))?.Text;
}
