using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>Tells quickly whether a file may be one of many that are looked for by the names that they had in their source folder.</summary>
internal sealed class WantedNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public WantedNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            foreach (var form in (string[])[name, ReasonFile.NameFor(name)])
            {
                _names.Add(form);
                _names.Add(OrderFileNames.Unnumbered(OrderFileNames.Numbered(form, 2))!);
            }
        }
    }

    /// <summary>True when the file has one of the names, or the form that a name takes where it is taken already or too long.</summary>
    public bool MayBe(PlacedFile file) =>
        _names.Contains(file.Name) || (file.Place != FilePlace.Source && OrderFileNames.Unnumbered(file.Name) is { } name && _names.Contains(name));
}
