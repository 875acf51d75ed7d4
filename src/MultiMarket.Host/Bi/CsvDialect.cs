namespace MultiMarket.Host.Bi;

/// <summary>How CSV is written for a kind of reader.</summary>
/// <param name="Separator">Between fields.</param>
/// <param name="DecimalPoint">Within amounts.</param>
/// <param name="DateSeparator">Between day and time.</param>
/// <param name="ByteOrderMark">True to begin with one.</param>
/// <param name="EscapesFormulas">True to put an apostrophe before texts that a spreadsheet would run: names of products come from files that anybody may drop.</param>
internal sealed record CsvDialect(char Separator, char DecimalPoint, char DateSeparator, bool ByteOrderMark, bool EscapesFormulas)
{
    /// <summary>For programs.</summary>
    public static CsvDialect Exact { get; } = new(',', '.', 'T', ByteOrderMark: false, EscapesFormulas: false);

    /// <summary>For spreadsheets.</summary>
    public static CsvDialect Spreadsheet { get; } = Exact with { EscapesFormulas = true };

    /// <summary>For a double click in a French Excel.</summary>
    public static CsvDialect FrenchExcel { get; } = new(';', ',', ' ', ByteOrderMark: true, EscapesFormulas: true);
}
