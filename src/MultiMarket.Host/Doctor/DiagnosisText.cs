using System.Globalization;

namespace MultiMarket.Host.Doctor;

/// <summary>A diagnosis for people: one line a finding, and what to do about it below.</summary>
internal static class DiagnosisText
{
    private const int MostLines = 100;

    /// <summary>Writes it.</summary>
    /// <param name="diagnosis">What was found.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="colours">True when a terminal shows it and colours are welcome.</param>
    public static void Write(Diagnosis diagnosis, TextWriter output, bool colours)
    {
        foreach (var finding in diagnosis.Findings)
        {
            output.WriteLine($"{Word(finding.Level, colours)}  {finding.Check,-10}  {finding.Text}");
            if (finding.Advice is { } advice) output.WriteLine($"{new string(' ', 21)}{advice}");
        }

        if (diagnosis.Reconciliation is { IsSound: false } result)
        {
            output.WriteLine();
            foreach (var difference in result.Differences.Take(MostLines)) output.WriteLine($"{difference.Code,-21}  {Visible(difference.Item)}: {Visible(difference.Detail)}");
            var more = result.DifferenceCount - Math.Min(result.Differences.Count, MostLines);
            if (more > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {more:N0} more{(result.Differences.Count > MostLines ? "; --json lists " + result.Differences.Count.ToString("N0", CultureInfo.InvariantCulture) : "")}"));
        }

        output.WriteLine();
        output.WriteLine(Conclusion(diagnosis));
    }

    private static string Conclusion(Diagnosis diagnosis)
    {
        var (errors, warnings) = (diagnosis.Findings.Count(f => f.Level == FindingLevel.Error), diagnosis.Findings.Count(f => f.Level == FindingLevel.Warning));
        return (errors, warnings) is (0, 0) ? "All is well." : $"{errors} {(errors == 1 ? "error" : "errors")}, {warnings} {(warnings == 1 ? "warning" : "warnings")}.";
    }

    private static string Word(FindingLevel level, bool colours)
    {
        var (word, colour) = level switch
        {
            FindingLevel.Ok => ("ok", 32),
            FindingLevel.Warning => ("warning", 33),
            _ => ("error", 31),
        };
        var padded = word.PadRight(7);
        return colours ? $"\e[{colour}m{padded}\e[0m" : padded;
    }

    // A file name may hold anything, control sequences for this terminal too.
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));
}
