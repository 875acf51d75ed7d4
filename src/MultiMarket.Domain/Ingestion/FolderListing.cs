namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// Streams the names of one folder; it neither sorts nor stats, so that a million waiting files cost no memory. The names come in
/// <see cref="Parts"/> parts by a hash that differs from host to host: hosts that share the folder work on different files of it for
/// most of the time. Each part is a pass over the folder; parts that no name belongs to cost none.
/// </summary>
internal sealed class FolderListing : IFolderListing
{
    /// <summary>Two hosts that start together read about one file in this many twice.</summary>
    public const int Parts = 16;

    private readonly string _folder;
    private readonly int _order;
    private FolderPass _pass;

    /// <param name="folder">The folder.</param>
    /// <param name="order">Decides which names come early: the same for all listings of a host, another for each host.</param>
    public FolderListing(string folder, int order)
    {
        (_folder, _order) = (folder, order);
        _pass = new FolderPass(folder, order, part: 0);
    }

    public long Ignored { get; private set; }

    public string? Next()
    {
        while (!_pass.MoveNext())
        {
            if (_pass.Part == 0)
            {
                Ignored = _pass.Ignored;
                if (_pass.Illegible > 0) LegibleNames.Give(_folder);
            }

            if (_pass.NextPart is not { } next) return null;
            _pass.Dispose();
            _pass = new FolderPass(_folder, _order, next);
        }

        return _pass.Current;
    }

    public void Dispose() => _pass.Dispose();
}
