using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class MalformedFileSpecs
{
    [Theory]
    [InlineData("", 1, 1, "an empty file")]
    [InlineData(" \r\n ", 1, 1, "an empty file")]
    [InlineData("\uFEFF", 1, 1, "an empty file")]
    [InlineData("{", 1, 2, "the end of the file")]
    [InlineData("{\"order_id\":\n  oops}", 2, 3, "'oops}'")]
    [InlineData("{\"a\":1,}", 1, 8, "'}'")]
    [InlineData("{} {}", 1, 4, "'{}'")]
    [InlineData("{}\n{}", 2, 1, "'{}'")]
    [InlineData("{}x", 1, 3, "'x'")]
    [InlineData("[1,2", 1, 5, "the end of the file")]
    [InlineData("{\"a\":NaN}", 1, 6, "'NaN}'")]
    [InlineData("{\"a\":Infinity}", 1, 6, "'Infinity}'")]
    [InlineData("{\"a\":-Infinity}", 1, 7, "'Infinity}'")]
    [InlineData("// no\n{}", 1, 1, "'// no\\u000a{}'")]
    [InlineData("{'a':1}", 1, 2, "''a':1}'")]
    public void A_syntax_error_has_a_line_and_a_column(string text, long line, long column, string found)
    {
        var reading = Read(text);

        reading.IsSyntaxError.ShouldBeTrue();
        reading.Order.ShouldBeNull();
        var violation = reading.Violations.ShouldHaveSingleItem();
        (reading.Line, reading.Column, violation.Code, violation.Path, violation.Found).ShouldBe((line, column, "syntax", "$", found));
        violation.Expected.ShouldNotContain("LineNumber");
    }

    [Fact]
    public void Every_beginning_of_a_file_counts_as_a_file_still_being_written()
    {
        var bytes = Encoding.UTF8.GetBytes(Example);
        var complete = bytes.AsSpan().LastIndexOf((byte)'}') + 1;
        for (var length = 0; length < complete; length++)
            Parser.Read(bytes.AsSpan(0, length), Channel.Web).IsSyntaxError.ShouldBeTrue($"{length} bytes");
    }

    [Fact]
    public void Latin_1_is_refused_where_it_stops_being_UTF_8()
    {
        var reading = Read(Encoding.Latin1.GetBytes("{\n\"statut_commande\":\"payée\"}"));

        (reading.IsSyntaxError, reading.Line, reading.Column).ShouldBe((true, 2, 23));
        reading.Violations.ShouldHaveSingleItem().ShouldBe(
            new Violation("encoding", "$", "the byte 0xE9, which begins no UTF-8 character", "JSON in UTF-8"));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void UTF_16_is_called_by_its_name(bool bigEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        var reading = Read([.. encoding.GetPreamble(), .. encoding.GetBytes("{}")]);

        reading.IsSyntaxError.ShouldBeTrue();
        reading.Violations.ShouldHaveSingleItem().ShouldBe(new Violation("encoding", "$", "UTF-16 text", "JSON in UTF-8"));
    }

    [Fact]
    public void Depth_alone_is_no_syntax_error()
    {
        Read(new string('[', 100_000) + new string(']', 100_000)).Violations.ShouldHaveSingleItem().Code.ShouldBe("type");
        Read(new string('[', 100_000)).IsSyntaxError.ShouldBeTrue();
        Read(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))).IsSyntaxError.ShouldBeTrue();
    }

    [Fact]
    public void Bytes_of_zero_are_refused()
    {
        Read(new byte[4096]).IsSyntaxError.ShouldBeTrue();
        Read([.. Encoding.UTF8.GetBytes(Example), 0]).IsSyntaxError.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_bytes_make_the_parser_throw(int seed)
    {
        var random = new Random(seed);
        byte[][] pieces = [.. new[] { "\\ud800", "\\udc00", "\\", "\"", "{", "}", "[", "]", ",", ":", "1e400", "-", "null", "\0", "\uFEFF", "\"order_id\":" }.Select(Encoding.UTF8.GetBytes)];
        for (var i = 0; i < 30_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Example).ToList();
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes.RemoveRange(at, random.Next(Math.Min(20, bytes.Count - at))); break;
                    case 2: bytes.InsertRange(at, pieces[random.Next(pieces.Length)]); break;
                    default: bytes.InsertRange(at, bytes.GetRange(at / 2, Math.Min(10, at - at / 2))); break;
                }
            }

            var reading = Should.NotThrow(() => Read([.. bytes]), $"seed {seed}, file {i}: {Encoding.Latin1.GetString([.. bytes])}");
            (reading.Order is null).ShouldBe(reading.Violations.Count > 0);
        }
    }
}
