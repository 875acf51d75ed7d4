using System.Text;

namespace MultiMarket.Drills.Json;

/// <summary>
/// JSON of every kind that a parser may get wrong, in the three classes of the usual test suites: texts that RFC 8259 accepts, texts that it
/// refuses, and texts that it leaves to the implementation.
/// </summary>
internal static class JsonTexts
{
    /// <summary>Valid; none of them is an order.</summary>
    public static IReadOnlyList<byte[]> Valid { get; } =
    [
        .. new[]
        {
            "[]", "{}", "null", "true", "false", "0", "-0", "-1", "\"\"", "\"asd\"", " [] ", "\t\r\n[\t\r\n]\t\r\n", "[[]]", "[\"\"]", "[null]", "[1,null,null,null,2]",
            "[1\n]", "[ 4]", "[false]", "[true]", "[\"a\"]", "[123]", "[20e1]", "[ 0e+1]", "[0e1]", "[-0.000000000000000000000000000000000000000000000000000000000000000000000001]",
            "[-123]", "[-1]", "[-0]", "[1E22]", "[1E-2]", "[1E+2]", "[123e45]", "[123.456e78]", "[1e-2]", "[1e+2]", "[123.456789]", "[0.1]", "[1e1000]", "[-1e1000]", "[123123123123123123123123123123]",
            "[\"\\u0060\\u012a\\u12AB\"]", "[\"\\ud801\\udc37\"]", "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\\\u0000\"]", "[\"\\\"\"]",
            "[\"a/*b*/c/*d//e\"]", "[\"\\\\a\"]", "[\"\\\\n\"]", "[\"\\u0012\"]", "[\"\\uFFFF\"]", "[\"\\uDBFF\\uDFFF\"]", "[\"new\\u00A0line\"]", "[\"\u2028\u2029\"]", "[\"\\u0000\"]", "[\"\\u002c\"]",
            "[\"π\"]", "[\"𛿿\"]", "[\"asd \"]", "\" \"", "[\"\\uD834\\uDd1e\"]", "[\"\\u0821\"]", "[\"\\u0123\"]", "[\"\u007f\"]", "[\"a\u007fa\"]", "[\"⍂㈴⍂\"]", "[\"\\u005C\"]", "[\"\\u200B\"]", "[\"\\u2064\"]", "[\"\\uFDD0\"]", "[\"\\uFFFE\"]",
            "{\"asd\":\"sdf\",\"dfg\":\"fgh\"}", "{\"asd\":\"sdf\"}", "{\"\":0}", "{\"foo\\u0000bar\":42}", "{\"min\":-1.0e+28,\"max\":1.0e+28}", "{\"x\":[{\"id\":\"xxxxxxxxxxxxxxxxxxxx\"}],\"id\":\"xx\"}", "{\"a\":[]}",
            "{\"title\":\"\\u041f\\u043e\\u043b\\u0442\\u043e\\u0440\\u0430\"}", "{\n\"a\": \"b\"\n}", "{\"$where\":\"1\"}", "{\"a.b\":{\"$gt\":\"\"}}", "{\"_id\":1}", "{\"__proto__\":{\"a\":1}}", "[2,\n\t3 ]", "[-9223372036854775808,18446744073709551615]",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(Nested(499)),
    ];

    /// <summary>No JSON.</summary>
    public static IReadOnlyList<byte[]> Invalid { get; } =
    [
        .. new[]
        {
            "", " ", "\n", "\uFEFF", "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]", "[\"x\"", "[x", "[3[4]]", "[1:2]", "[,]", "[-]", "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[1,,]", "[*]", "[\"\"", "[1,", "[1,\n1\n,1", "[{}",
            "[fals]", "[nul]", "[tru]", "[True]", "[NULL]", "[++1234]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]", "[0.1.2]", "[0.3e+]", "[0.3e]", "[0.e1]", "[0e+]", "[0e]", "[0E]", "[0E+]", "[1.0e+]", "[1.0e-]", "[1.0e]", "[1 000.0]", "[1eE2]",
            "[2.e+3]", "[2.e-3]", "[2.e3]", "[9.e+]", "[Inf]", "[NaN]", "[Infinity]", "[-Infinity]", "[1+2]", "[0x1]", "[0x42]", "[0e+-1]", "[-foo]", "[- 1]", "[-012]", "[-.123]", "[-1x]", "[1ea]", "[1.]", "[.123]", "[1.2a-3]", "[1.8011670033376514H-308]", "[012]", "[１]",
            "[\"x\", truth]", "{[: \"x\"}\n", "{\"x\", null}", "{\"x\"::\"b\"}", "{🇨🇭}", "{\"a\":\"a\" 123}", "{key: 'value'}", "{\"a\" b}", "{:\"b\"}", "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}", "{9999E9999:1}", "{null:null,null:null}", "{\"id\":0,,,,,}", "{'a':0}", "{\"id\":0,}", "{\"a\":\"b\"}/**/", "{\"a\":\"b\"}/**//",
            "{\"a\":\"b\"}//", "{\"a\":\"b\"}/", "{\"a\":\"b\",,\"c\":\"d\"}", "{a: \"b\"}", "{\"a\":\"a", "{ \"foo\" : \"bar\", \"a\" }", "{\"a\":\"b\"}#", "[\"\\uD800\\u\"]", "[\"\\uD800\\u1\"]", "[\"\\uD800\\u1x\"]", "[é]", "[\"\\\u0000\"]", "[\"\\x00\"]", "[\"\\\\\\\"]", "[\"\\\t\"]", "[\"\\🌀\"]", "[\"\\\"]", "[\"\\u00A\"]", "[\"\\uD834\\uDd\"]",
            "[\"\\uD800\\uD800\\x\"]", "[\"\\a\"]", "[\"\\uqqqq\"]", "[\\u0020\"asd\"]", "[\\n]", "\"", "['single quote']", "abc", "[\"\\", "[\"a\u0000a\"]", "[\"new\nline\"]", "[\"\t\"]", "\"\\UA66D\"", "\"\"x", "<.>", "[<null>]", "[1]x", "[1]]", "[\"asd]", "aå", "[True]", "1]", "{\"x\": true,", "[][]", "]", "{}}", "{\"\":", "{\"a\":/*comment*/\"b\"}",
            "{\"a\": true} \"x\"", "['", "[a", "[\"a\"]\u0000", "{", "{]", "{,", "{[", "{\"a", "{'a'", "[\"\\{[\"\\{[\"\\{[\"\\{", "*", "{\"a\":\"b\"}#{}", "[\\u000A\"\"]", "[1", "[ false, nul", "[ true, fals", "[ false, tru", "{\"asd\":\"asd\"", "å", "[\u2060]", "\u2060", "[\f]", "\u00A0[]", "{} {}", "{}\n{}\n", "[1] [2]", "nullnull", "00", "-", "1e", "tru", "\"\ud83c\udf00", "[1e1.5]",
        }.Select(Encoding.UTF8.GetBytes),
        Bytes(0xE5), Bytes('[', 0xFF, ']'), Bytes('[', '"', 0xE9, '"', ']'), Bytes('[', '"', 0xC0, 0xAF, '"', ']'), Bytes('[', '"', 0xED, 0xA0, 0x80, '"', ']'), Bytes('[', '"', 0xF4, 0xBF, 0xBF, 0xBF, '"', ']'), Bytes('[', '"', 0xE0, 0xFF, '"', ']'),
        Bytes('[', '"', 0xF8, 0x88, 0x80, 0x80, 0x80, '"', ']'), Bytes('[', '"', 0x81, '"', ']'), Bytes('[', '1', 0xE5, ']'), Bytes('{', '"', 0xB9, '"', ':', '"', '0', '"', ',', '}'), Bytes(0xEF, 0xBB), Bytes(0xEF, 0xBB, '{', '}'), new byte[64],
        Encoding.UTF8.GetBytes(new string('[', 100_000)), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[{\"\":", 50_000))), [.. Encoding.UTF8.GetBytes(Nested(100_000)), (byte)']'],
    ];

    /// <summary>Left to the implementation: to be taken for JSON or not, but never to be stumbled over.</summary>
    public static IReadOnlyList<byte[]> ImplementationDefined { get; } =
    [
        .. new[]
        {
            "[0.4e00669999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999969999999006]", "[-1e+9999]", "[1.5e+9999]", "[-123123e100000]", "[123123e100000]", "[123e-10000000]", "[-123123123123123123123123123123]", "[100000000000000000000]", "[-237462374673276894279832749832423479823246327846]",
            "{\"\\uDFAA\":0}", "[\"\\uDADA\"]", "[\"\\uD888\\u1234\"]", "[\"\\uD800\\n\"]", "[\"\\uDd1ea\"]", "[\"\\uD800\\uD800\\n\"]", "[\"\\ud800\"]", "[\"\\ud800abc\"]", "[\"\\uDd1e\\uD834\"]", "[\"\\uDFAA\"]", "\uFEFF{}", "\uFEFF[]", "{\"a\":1,\"a\":2}", "{\"a\":\"b\",\"a\":\"b\"}",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(Nested(100_000)),
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("[\"é\"]")],
        [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("[\"é\"]")],
        Encoding.Unicode.GetBytes("[\"é\"]"),
        Encoding.BigEndianUnicode.GetBytes("{}"),
        Encoding.UTF32.GetBytes("[]"),
        Encoding.Latin1.GetBytes("[\"é\"]"),
    ];

    public static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static byte[] Bytes(params int[] bytes) => [.. bytes.Select(b => (byte)b)];
}
