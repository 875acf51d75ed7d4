using System.Globalization;
using System.Text;

namespace MultiMarket.Drills.Json;

/// <summary>Texts that have broken programs: as fields of orders, as order ids, as file names.</summary>
internal static class HostileStrings
{
    public static IReadOnlyList<string> All { get; } =
    [
        "undefined", "null", "NULL", "(null)", "nil", "true", "false", "hasOwnProperty", "constructor", "__proto__", "then", "\\", "\\\\", "0", "1", "1.00", "$1.00", "1/2", "1E2", "1E02", "-1", "-1.00", "-$1.00", "0/0", "NaN", "Infinity", "-Infinity", "1#INF", "0x0", "0xffffffffffffffff",
        "999999999999999999999999999999999999999999999999999999999999", "1,000.00", "1 000,00", "01000", "08", "2.2250738585072011e-308", ",./;'[]\\-=", "<>?:\"{}|_+", "!@#$%^&*()`~", "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "œ∑´®†¥¨ˆøπ“‘", "ЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ", "٠١٢٣٤٥٦٧٨٩", "⁰⁴⁵₀₁₂", "ด้้้้้็็็็็้้้้้", "'", "\"", "''", "\"\"", "'\"'", "\"''''\"'\"",
        "田中さんにあげて下さい", "社會科學院語學研究所", "𠜎𠜱𠝹𠱓", "ⱥ", "ヽ༼ຈل͜ຈ༽ﾉ", "(｡◕ ∀ ◕｡)", "😍", "👩🏽", "👾 🙇 💁 🙅", "❤️ 💔 💌", "🇺🇸🇷🇺🇸 🇦🇫", "👨‍👩‍👧‍👦", "１２３", "١٢٣", "ثم نفس سقطت وبالتحديد،", "בְּרֵאשִׁית, בָּרָא", "הָיְתָהtestالصفحات", "﷽", "\u202Etest\u202E", "\u2066test\u2067", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "˙ɐnbᴉlɐ ɐuƃɐɯ", "𝐓𝐡𝐞 𝐪𝐮𝐢𝐜𝐤", "ﬀ ﬁ ﬃ", "İstanbul ı", "ſ", "ẞ", "Å Å Å",
        "<script>alert(123)</script>", "&lt;script&gt;alert(&#39;1&#39;);&lt;/script&gt;", "<img src=x onerror=alert(123) />", "\"><script>alert(123)</script>", "<svg><script>123<1>alert(123)</script>", "javascript:alert(1)", "</script><script>alert(1)</script>", "--><!--", "<![CDATA[x]]>", "<a href=\"\\x0Bjavascript:x\">t</a>", "{{7*7}}", "${7*7}", "#{7*7}", "@(1+1)", "<%= 7*7 %>",
        "1;DROP TABLE users", "1'; DROP TABLE users-- 1", "' OR 1=1 -- 1", "' OR '1'='1", "%", "_", "%%", "$where", "$gt", "{\"$gt\":\"\"}", "$nom", "$$ROOT", "a.b", ".a", "a.", "$", ".", "_id", "[$ne]", "--version", "--help", "$USER", "/dev/null; touch /tmp/pwned ; echo", "`touch /tmp/pwned`", "$(touch /tmp/pwned)", "@{[system \"touch /tmp/pwned\"]}", "eval(\"puts 'x'\")", "System(\"ls\")", "|id", "; id", "& ping ::1", "*", "?", "~", "#",
        "../../../../etc/passwd", "../../../../etc/passwd%00", "..\\..\\windows\\system32", "/etc/passwd", "C:\\con", "file:///etc/passwd", "\\\\server\\share", "() { :; }; touch /tmp/pwned", "%s%s%s%n%n%n", "%d%x", "%*.*s", "{0}", "{Text:l}", "${jndi:ldap://127.0.0.1/a}", "<?xml version=\"1.0\"?><!DOCTYPE f [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><f>&x;</f>", "CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "DCC SEND STARTKEYLOGGER 0 0 0", "Scunthorpe General Hospital", "Power لُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗", "జ్ఞ‌ా", "گچپژ",
        "=cmd|' /C calc'!A0", "=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\",\"y\")", "＝1+1", "＠x", "=\"a\"&\"b\"", "=1+1;=2+2", "a;=1+1", "a,=1+1", "a\"b;c,d", ";", ",", "\"=1\"", "'=1", "\t=1+1", "\r=1+1", "\n=1+1",
        "\u001b[31mred\u001b[0m", "\u001b]0;title\u0007", "\u001b[2J\u001b[H", "\u009b31m", "\a\b\f\v", "roses are \u001b[0;31mred\u001b[0m", "\u007f", "\u0085", "\u2028\u2029", "x\r\nSet-Cookie: a=b", "x\n2026-01-01 00:00:00.000 +00:00 INF - forged", "x\u0000y", "\u0001\u0002\u0003", "\u00AD", "\u200B", "\u200E\u200F", "\uFEFFx", "\uFFFE", "\uFFFD", "\uFFF9\uFFFA\uFFFB", "\U0010FFFF", "\U000E0001", "\uE000",
        "", " ", "\t", "\u00A0", "\u2003", "\u3000", new('x', 64), new('x', 65), new('é', 64), string.Concat(Enumerable.Repeat("😀", 64)), string.Concat(Enumerable.Repeat("😀", 65)), new('x', 10_000), " x", "x ", "x\ty",
    ];

    /// <summary>Whether the contract takes it for an id: 1 to 64 printable characters.</summary>
    public static bool IsId(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        return !string.IsNullOrWhiteSpace(text) && runes.Count <= 64 && runes.TrueForAll(r => Rune.GetUnicodeCategory(r) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
    }

    /// <summary>Whether a file may be called so and is an order file then.</summary>
    public static bool IsFileName(string text) => text.Length > 0 && text[0] != '.' && !text.AsSpan().ContainsAny('/', '\0') && Encoding.UTF8.GetByteCount(text) <= 230;
}
