using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using Shouldly;

namespace MultiMarket.Actors.Tests.Ingestion;

/// <summary>The names of a real folder, by events and by listing.</summary>
public sealed class FolderSourceSpecs : IDisposable
{
    private const int Backlog = 2_500;

    private readonly string _data = Directory.CreateTempSubdirectory("multimarket-source-").FullName;
    private readonly AutoResetEvent _woken = new(initialState: false);
    private readonly OrderFolders _folders;
    private readonly FolderSource _source;

    public FolderSourceSpecs()
    {
        _folders = new OrderFolders(_data);
        _folders.Create();
        _source = new FolderSource(Channel.Web, _folders, () => _woken.Set());
        _source.BeginListing();
        _source.Next().ShouldBeNull();
    }

    public void Dispose()
    {
        _source.Dispose();
        _woken.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public void A_backlog_of_hints_is_listed_instead_and_every_file_comes()
    {
        var files = Drop("order", Backlog);
        var seen = new HashSet<string>();
        while (seen.Count < Backlog) seen.UnionWith(Next());
        seen.ShouldBe(files, ignoreOrder: true);
    }

    [Fact]
    public void The_listing_after_a_backlog_connects_the_events_again()
    {
        Drop("order", Backlog);
        _source.BeginListing();
        while (_source.Next() is { } name) File.Delete(Path.Combine(_folders.SourceFolder(Channel.Web), name));
        _source.BeginListing();
        while (_source.IsListing) _source.Next();
        _source.Acknowledge();
        Drop("late", 1);
        Next().ShouldContain("late-0.json");
        _source.IsListing.ShouldBeFalse("an event has told of it");
    }

    private List<string> Drop(string name, int count)
    {
        var files = Enumerable.Range(0, count).Select(i => $"{name}-{i}.json").ToList();
        foreach (var file in files) File.WriteAllText(Path.Combine(_folders.SourceFolder(Channel.Web), file), "{}");
        return files;
    }

    // Waits for events while no name is there.
    private List<string> Next()
    {
        var names = new List<string>();
        while (true)
        {
            while (_source.Next() is { } name) names.Add(name);
            if (names.Count > 0) return names;
            _woken.WaitOne(TimeSpan.FromSeconds(15)).ShouldBeTrue("no event came");
            _source.Acknowledge();
        }
    }
}
