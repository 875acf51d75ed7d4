namespace MultiMarket.Host.Bi;

/// <summary>The layouts in which a flat table is handed out.</summary>
internal enum RowFormat
{
    /// <summary>Comma, decimal point, texts as they are: for programs.</summary>
    Csv,

    /// <summary>As <see cref="Csv"/>, but no text can be taken for a formula: for spreadsheets.</summary>
    SafeCsv,

    /// <summary>What a French Excel opens by a double click: byte order mark, semicolon, decimal comma, no formulas.</summary>
    Excel,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>One object per line.</summary>
    JsonLines,
}
