using Akka.Configuration;
using Shouldly;

namespace Akka.Specs.Configuration;

public class HoconSpecs
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5ms", 5)]
    [InlineData("5 s", 5_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("3 seconds", 3_000)]
    [InlineData("1 minute", 60_000)]
    [InlineData("2 days", 172_800_000)]
    [InlineData("2000 micros", 2)]
    [InlineData("3000000 ns", 3)]
    [InlineData("infinite", -1)]
    public void Durations(string text, double milliseconds) =>
        Parse($"a = {text}").GetTimeSpan("a").ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("5 us")]
    [InlineData("5 sec")]
    [InlineData("5 lightyears")]
    [InlineData("-5s")]
    public void No_durations(string text) => Should.Throw<FormatException>(() => Parse($"a = {text}").GetTimeSpan("a"));

    [Theory]
    [InlineData("7", 7)]
    [InlineData("2k", 2048)]
    [InlineData("2K", 2048)]
    [InlineData("2KiB", 2048)]
    [InlineData("2kB", 2000)]
    [InlineData("2m", 2 * 1024 * 1024)]
    [InlineData("1g", 1024 * 1024 * 1024)]
    public void Sizes(string text, long bytes) => Parse($"a = {text}").GetByteSize("a").ShouldBe(bytes);

    [Fact]
    public void Booleans()
    {
        var config = Parse("a = on, b = off, c = true, d = false, e = yes, f = ON");

        config.GetBoolean("a").ShouldBeTrue();
        config.GetBoolean("b").ShouldBeFalse();
        config.GetBoolean("c").ShouldBeTrue();
        config.GetBoolean("d").ShouldBeFalse();
        Should.Throw<NotSupportedException>(() => config.GetBoolean("e"));
        Should.Throw<NotSupportedException>(() => config.GetBoolean("f"));
    }

    [Fact]
    public void Numbers()
    {
        var config = Parse("a = 42, b = \"43\", c = 5.5, d = 1e3, e = 0x10");

        config.GetInt("a").ShouldBe(42);
        config.GetLong("b").ShouldBe(43);
        config.GetDouble("c").ShouldBe(5.5);
        config.GetDouble("d").ShouldBe(1000);
        Should.Throw<FormatException>(() => config.GetInt("c"));
        Should.Throw<FormatException>(() => config.GetInt("d"));
        Should.Throw<FormatException>(() => config.GetInt("e"));
    }

    [Fact]
    public void Substitutions()
    {
        var config = Parse("b = ${a}, a = 1, c = ${?nope}, d = x${?nope}y, p = ${o}, o { k = v }");

        config.GetInt("b").ShouldBe(1);
        config.GetString("c").ShouldBeNull();
        config.GetString("d").ShouldBeNull();
        config.GetString("p.k").ShouldBe("v");
        Should.Throw<FormatException>(() => Parse("a = ${nope}")).Message.ShouldBe("Unresolved substitution: nope");
        Should.Throw<FormatException>(() => Parse("a = ${b}").WithFallback(Parse("b = 1")));
    }

    [Fact]
    public void Environment_variables_are_not_read() => Parse("a = ${?PATH}").GetString("a").ShouldBeNull();

    [Fact]
    public void The_last_scalar_wins_and_objects_merge()
    {
        var config = Parse("a = 1, a = 2\no { x = 1 }\no { y = 2 }\no.z = 3");

        config.GetInt("a").ShouldBe(2);
        config.GetInt("o.x").ShouldBe(1);
        config.GetInt("o.y").ShouldBe(2);
        config.GetInt("o.z").ShouldBe(3);
    }

    [Fact]
    public void Plus_equals_does_not_append()
    {
        var config = Parse("a = [1]\na+=2");

        config.GetStringList("a").ShouldBe(["1"]);
    }

    [Fact]
    public void Arrays()
    {
        Parse("a = [1, 2, 3,]").GetStringList("a").ShouldBe(["1", "2", "3"]);
        Parse("a = [\n  x\n  y\n]").GetStringList("a").ShouldBe(["x", "y"]);
        Parse("a = []").GetStringList("a").ShouldBeEmpty();
    }

    [Fact]
    public void Strings_and_comments()
    {
        var config = Parse("""
            # comment
            a = b c d   // comment
            b = "x\ny"
            c = \"\"\"raw \n "quoted" text\"\"\"
            d = "# no comment"
            """.Replace("\\\"", "\""));

        config.GetString("a").ShouldBe("b c d");
        config.GetString("b").ShouldBe("x\ny");
        config.GetString("c").ShouldBe("raw \\n \"quoted\" text");
        config.GetString("d").ShouldBe("# no comment");
    }

    [Theory]
    [InlineData("a = b:c")]
    [InlineData("a = b=c")]
    public void Separators_in_a_value_must_be_quoted(string hocon) => Should.Throw<ConfigurationException>(() => Parse(hocon));

    [Fact]
    public void Quoted_keys_are_read_with_the_quoted_path()
    {
        var config = Parse("\"a.b\" = 1");

        config.GetInt("\"a.b\"").ShouldBe(1);
        config.GetInt("a.b").ShouldBe(0);
    }

    [Theory]
    [InlineData("a { b = 1")]
    [InlineData("a { b = 1 }}")]
    public void A_brace_too_few_or_too_many_is_let_pass(string hocon) => Parse(hocon).GetInt("a.b").ShouldBe(1);

    [Fact]
    public void An_open_bracket_is_let_pass() => Parse("a = [1, 2").GetStringList("a").ShouldBe(["1", "2"]);

    [Theory]
    [InlineData("a =")]
    [InlineData("a { b = 1 }, c = 2")]
    public void Not_accepted(string hocon) => Should.Throw<FormatException>(() => Parse(hocon));

    [Fact]
    public void Null_and_include_are_not_supported()
    {
        Should.Throw<NullReferenceException>(() => Parse(null!));
        Should.Throw<NullReferenceException>(() => Parse("include \"other\""));
    }

    [Fact]
    public void What_is_missing()
    {
        var config = Parse("present = 1");

        config.GetString("a").ShouldBeNull();
        config.GetInt("a").ShouldBe(0);
        config.GetBoolean("a").ShouldBeFalse();
        config.GetTimeSpan("a").ShouldBe(TimeSpan.Zero);
        config.GetStringList("a").ShouldBeEmpty();
        config.GetConfig("a").ShouldBeNull();
        config.GetString("a", "default").ShouldBe("default");
        config.GetInt("a", 7).ShouldBe(7);
        config.GetBoolean("a", true).ShouldBeTrue();
        config.GetTimeSpan("a", TimeSpan.FromSeconds(1)).ShouldBe(TimeSpan.FromSeconds(1));
        config.HasPath("a").ShouldBeFalse();
        config.HasPath("present").ShouldBeTrue();
    }

    [Fact]
    public void The_first_wins_over_its_fallback_and_objects_merge()
    {
        var config = Parse("a { x = 1 }").WithFallback(Parse("b = 4, a { x = 2, y = 3 }")).WithFallback(null);

        config.GetInt("a.x").ShouldBe(1);
        config.GetInt("a.y").ShouldBe(3);
        config.GetInt("b").ShouldBe(4);
        config.GetConfig("a").GetInt("y").ShouldBe(3);
    }
}
