namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// Which numbered name to try next where many are taken: some programs give all of their files one name, and the ten-thousandth must not
/// look at ten thousand others first.
/// </summary>
internal static class NumberedNames
{
    // So far a file is compared with each one of its name, to find the same content again.
    private const int OneByOne = 16;

    /// <summary>The number to try after <paramref name="number"/>, whose name is taken.</summary>
    public static int After(string folder, string name, int number) =>
        number == OneByOne ? Math.Max(OneByOne + 1, LastTaken(folder, name)) : number + 1;

    // The last one, too, is compared: it is where an interrupted move of the same file got to.
    private static int LastTaken(string folder, string name)
    {
        var (taken, free) = (OneByOne, OneByOne * 2);
        while (IsTaken(free)) (taken, free) = (free, free * 2);
        while (free - taken > 1)
        {
            var middle = taken + ((free - taken) / 2);
            if (IsTaken(middle)) taken = middle;
            else free = middle;
        }

        return taken;

        bool IsTaken(int number) => EntryFacts.Of(Path.Combine(folder, OrderFileNames.Numbered(name, number))) is not null;
    }
}
