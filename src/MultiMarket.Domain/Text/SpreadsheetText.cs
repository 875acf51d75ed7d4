using System.Buffers;

namespace MultiMarket.Domain.Text;

/// <summary>Texts from outside in files that a spreadsheet may open: it runs as a formula what begins like one.</summary>
public static class SpreadsheetText
{
    // As they are and full-width, which spreadsheets of some languages run too; line ends and tabs are skipped before what follows them.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>True for a text that must not be handed to a spreadsheet as it is.</summary>
    public static bool IsFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]);

    /// <summary>The text, after an apostrophe where it could be taken for a formula: a spreadsheet then shows it as it is.</summary>
    public static string Of(string text) => IsFormula(text) ? "'" + text : text;
}
