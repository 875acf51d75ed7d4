using System.IO.Compression;
using System.Text;

namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>The parts of a workbook besides its sheets (ECMA-376).</summary>
internal static class XlsxPackage
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The earliest time that a ZIP file can hold: the same rows give the same bytes whenever they are written.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // In the order of XlsxStyle.
    private const string Styles = $"""
        {Declaration}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <summary>Opens a part for writing.</summary>
    public static Stream Create(ZipArchive zip, string part)
    {
        var entry = zip.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    /// <summary>Writes everything that names the sheets.</summary>
    public static void Write(ZipArchive zip, IReadOnlyList<string> sheets)
    {
        var numbers = Enumerable.Range(1, sheets.Count).ToArray();
        Write(zip, "xl/workbook.xml", $"""
            {Declaration}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{sheets[n - 1]}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>
            """);
        Write(zip, "xl/_rels/workbook.xml.rels", $"""
            {Declaration}<Relationships xmlns="{PackageRelations}">{string.Concat(numbers.Select(n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="rIdStyles" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        Write(zip, "xl/styles.xml", Styles);
        Write(zip, "_rels/.rels", $"""
            {Declaration}<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Write(zip, "[Content_Types].xml", $"""
            {Declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Content}.styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Content}.worksheet+xml"/>"""))}</Types>
            """);
    }

    private static void Write(ZipArchive zip, string part, string text)
    {
        using var stream = Create(zip, part);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
