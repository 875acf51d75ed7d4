using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Json;

/// <summary>The JSON drills on the real host: every text ends in rejected with the specified reason.</summary>
[Collection(HostileHostDrills.Name)]
public sealed class JsonOutcomeSpecs(HostileHost world)
{
    [Fact]
    public void Valid_JSON_that_is_no_order_is_a_schema_rejection()
    {
        for (var i = 0; i < JsonTexts.Valid.Count; i++) IsSyntax(HostileHost.JsonName("valid", i)).ShouldBeFalse($"{i}");
    }

    [Fact]
    public void Invalid_JSON_is_a_syntax_rejection_with_line_and_column()
    {
        for (var i = 0; i < JsonTexts.Invalid.Count; i++) IsSyntax(HostileHost.JsonName("invalid", i)).ShouldBeTrue($"{i}");
    }

    [Fact]
    public void Implementation_defined_JSON_is_either_and_no_actor_fails_on_it()
    {
        for (var i = 0; i < JsonTexts.ImplementationDefined.Count; i++) IsSyntax(HostileHost.JsonName("either", i));
    }

    private bool IsSyntax(string name)
    {
        var reason = world.ReasonOf("site_web", name);
        var code = reason.GetProperty("violations")[0].GetProperty("code").GetString();
        reason.GetProperty("attempts").GetInt32().ShouldBe(1, name);
        if (!reason.TryGetProperty("line", out var line)) return false;
        line.GetInt64().ShouldBeGreaterThan(0);
        reason.GetProperty("column").GetInt64().ShouldBeGreaterThan(0);
        code.ShouldBeOneOf("syntax", "encoding");
        return true;
    }
}
