using System.Text.Json;
using MultiMarket.Domain.Text;

namespace MultiMarket.Domain.Tests.Text;

public sealed class PrintableTextSpecs
{
    [Theory]
    [InlineData("reçu 日本 😀", "reçu 日本 😀")]
    [InlineData("\u001b[31m", "\\u001b[31m")]
    [InlineData("a\r\nb\tc", "a\\u000d\\u000ab\\u0009c")]
    [InlineData("right\u202Eleft", "right\\u202eleft")]
    public void Nothing_on_the_line_commands_a_terminal(string text, string expected) => PrintableText.Of(text).ShouldBe(expected);

    // Not a case of the theory above: what attributes hold is UTF-8.
    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => PrintableText.Of("\uD800x").ShouldBe("\uFFFDx");

    [Fact]
    public void Several_lines_keep_their_ends_and_tabs() => PrintableText.OfLines("a\tb\r\n\u001bc\n").ShouldBe("a\tb\n\\u001bc\n");

    [Fact]
    public void A_JSON_document_says_the_same_as_before()
    {
        const string Text = "a\u00AD\u202Eb\u2028\U000E0001\u001b";
        var json = "{\n  \"x\": \"a\u00AD\u202Eb\u2028\U000E0001\\u001b\"\n}";
        var printable = PrintableText.OfJson(json);
        printable.ShouldBe("{\n  \"x\": \"a\\u00ad\\u202eb\\u2028\\udb40\\udc01\\u001b\"\n}");
        using var document = JsonDocument.Parse(printable);
        document.RootElement.GetProperty("x").GetString().ShouldBe(Text);
    }
}
