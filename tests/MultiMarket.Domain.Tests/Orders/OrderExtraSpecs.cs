using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class OrderExtraSpecs
{
    [Fact]
    public void Unknown_fields_are_kept_under_their_name_or_their_path()
    {
        var text = Example
            .Replace("\"nom\":", "\"couleur\" : \"doré\", \"nom\":", StringComparison.Ordinal)
            .Replace("\"ville\":", "\"etage\": 3, \"ville\":", StringComparison.Ordinal)
            .Replace("\"canal\":", "\"promo\": { \"code\" : \"ÉTÉ\", \"taux\": [ 1.50, 1e400, null ] }, \"canal\":", StringComparison.Ordinal);

        Read(text).Order.ShouldNotBeNull().Extra
            .ShouldBe("""{"produits[0].couleur":"doré","promo":{"code":"ÉTÉ","taux":[1.50,1e400,null]},"livraison.etage":3}""");
    }

    [Fact]
    public void A_name_that_looks_like_a_path_is_quoted()
    {
        var text = With("\"canal\":", "\"livraison.etage\":1,\"produits[0].x\":2,\"['a']\":3,\"canal\":").Replace("\"ville\":", "\"etage\":4,\"ville\":", StringComparison.Ordinal);

        Read(text).Order.ShouldNotBeNull().Extra.ShouldBe("""{"['livraison.etage']":1,"['produits[0].x']":2,"['['a']']":3,"livraison.etage":4}""");
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("$set")]
    [InlineData("")]
    [InlineData("a\\u0000b")]
    public void Names_that_a_database_finds_special_are_kept(string name) =>
        Read(With("\"canal\":", $"\"{name}\":1,\"canal\":")).Order.ShouldNotBeNull().Extra.ShouldBe($"{{\"{name}\":1}}");

    [Theory]
    [InlineData("\"x\":\"\\ud800\"", "$.x")]
    [InlineData("\"x\":[{\"y\":\"\\udc00\"}]", "$.x[0].y")]
    [InlineData("\"x\\ud800\":1", "$['x\\\\ud800']")]
    [InlineData("\"x\":{\"y\\ud800\":1}", "$.x['y\\\\ud800']")]
    public void Half_a_surrogate_pair_is_an_error(string field, string path)
    {
        var violation = ViolationWith("\"canal\":", $"{field},\"canal\":");
        (violation.Code, violation.Path).ShouldBe(("encoding", path.Replace("\\\\", "\\", StringComparison.Ordinal)));
    }

    [Fact]
    public void Unknown_fields_have_at_most_64_levels()
    {
        static string Nested(int levels) => $"\"x\":{new string('[', levels)}{new string(']', levels)},\"canal\":";

        var order = OrderWith("\"canal\":", Nested(64));
        order.Extra.ShouldNotBeNull().Length.ShouldBe("{\"x\":}".Length + 128);
        var violation = ViolationWith("\"canal\":", Nested(65));
        (violation.Code, violation.Path).ShouldBe(("depth", "$.x"));
        ViolationWith("\"canal\":", Nested(100_000)).Code.ShouldBe("depth");
    }
}
