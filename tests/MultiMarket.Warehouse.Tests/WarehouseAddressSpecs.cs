
namespace MultiMarket.Warehouse.Tests;

public sealed class WarehouseAddressSpecs
{
    [Theory]
    [InlineData("mongodb://127.0.0.1:27117", "mongodb://127.0.0.1:27117")]
    [InlineData("mongodb://u:p@a:1,b:2/shop?replicaSet=rs", "mongodb://a:1,b:2/shop")]
    [InlineData("mongodb+srv://u:p@cluster.example/shop?authSource=admin", "mongodb+srv://cluster.example/shop")]
    [InlineData("mongodb://u:p@ss/w?rd@host/shop", "mongodb://host/shop")]
    [InlineData("mongodb://host/shop?authMechanismProperties=AWS_SESSION_TOKEN:secret", "mongodb://host/shop")]
    [InlineData("u:p@host", "host")]
    [InlineData("", "")]
    public void What_may_be_a_secret_is_left_out(string connectionString, string shown) =>
        WarehouseAddress.WithoutCredentials(connectionString).ShouldBe(shown);

    [Theory]
    [InlineData("mongodb://127.0.0.1:27117", "multi_market")]
    [InlineData("mongodb://127.0.0.1:27117/", "multi_market")]
    [InlineData("mongodb://u:p@127.0.0.1/admin", "multi_market")]
    [InlineData("mongodb://127.0.0.1/boutique_test", "boutique_test")]
    public void The_database_of_the_address_is_used_but_for_admin(string connectionString, string database) =>
        new WarehouseOptions { ConnectionString = connectionString }.Database.ShouldBe(database);

    [Theory]
    [InlineData("mongodb://h:1", "mongodb://h:1/other?w=majority")]
    [InlineData("mongodb://h:1/", "mongodb://h:1/other?w=majority")]
    [InlineData("mongodb://h:1/market?W=1&tls=true", "mongodb://h:1/other?W=1&tls=true")]
    [InlineData("mongodb://u:p@h", "mongodb://u:p@h/other?authSource=admin&w=majority")]
    [InlineData("mongodb://u:p@h/market", "mongodb://u:p@h/other?authSource=market&w=majority")]
    [InlineData("mongodb://u:p@h/?authSource=users", "mongodb://u:p@h/other?authSource=users&w=majority")]
    public void Another_database_is_reached_with_the_same_credentials(string given, string other) =>
        WarehouseAddress.ForDatabase(given, "other", new Dictionary<string, string> { ["w"] = "majority" }).ShouldBe(other);
}
