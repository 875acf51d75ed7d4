namespace MultiMarket.Drills.Folders;

/// <summary>Names that a file system allows and a program may stumble over.</summary>
internal static class HostileNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "caf\u00E9.json", // NFC
        "cafe\u0301.json", // NFD: another file
        new string('a', 250) + ".json", // 255 bytes
        new string('é', 125) + ".json",
        "two\nlines.json",
        "forged\n2026-01-01 00:00:00.000 +00:00 INF - all is well.json",
        "tab\tcarriage\rreturn.json",
        "\u001b[31mred\u001b[0m\u001b]0;title\u0007.json",
        "c1\u009b31m.json",
        "del\u007f.json",
        "right\u202Egpj.json",
        "zero\u200Bwidth.json",
        "replacement\uFFFD.json",
        "nonchar\uFFFE.json",
        "😀👩\u200D👩\u200D👧.json",
        " leading and trailing .json",
        "-rf.json",
        "--help.json",
        "~.json",
        "json.json",
        "a..json",
        "a\\b.json",
        "a..\\..\\windows.json",
        "C:con.json",
        "con.json",
        "nul.JSON",
        "*?.json",
        "$(touch pwned).json",
        "`id`;&|.json",
        "%00%2e%2e%2f.json",
        "\"quoted\" 'twice'.json",
        "<script>alert(1)<script>.json",
        "=cmd|' C calc'!A0.json",
        "{0}{1:N2}%s%n.json",
        "a.reason.json",
        "a.json.reason.json",
        "a.json.tmp.json",
        "x.2.json",
    ];
}
