using System.Globalization;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>Collects the broken rules of one file, in the order of the file.</summary>
internal sealed class Findings
{
    // A file of 1 MiB can break some 200,000 rules; nobody reads more than these, and the reason file must stay small.
    internal const int Limit = 1000;

    private List<Violation>? _violations;
    private int _unlisted;

    public bool Any => _violations is not null;

    /// <summary>True when further broken rules are only counted, so that their paths are not worth composing.</summary>
    public bool IsFull => _violations?.Count == Limit;

    public void Add(string code, string path, string found, string expected)
    {
        _violations ??= [];
        if (IsFull) _unlisted++;
        else _violations.Add(new Violation(code, path, found, expected));
    }

    public IReadOnlyList<Violation> ToList()
    {
        if (_violations is null) return [];
        if (_unlisted == 0) return _violations;
        var more = string.Create(CultureInfo.InvariantCulture, $"{_unlisted} more broken rules");
        return [.. _violations, new Violation(ViolationCodes.More, "$", more, "none")];
    }
}
