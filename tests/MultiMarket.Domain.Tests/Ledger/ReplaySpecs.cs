using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Domain.Tests.Ledger;

public sealed class ReplaySpecs : IDisposable
{
    private static readonly DateOnly First = new(2026, 1, 8);
    private static readonly DateOnly Second = new(2026, 1, 9);
    private static readonly DateOnly Today = new(2026, 3, 1);
    private readonly string _data = Directory.CreateTempSubdirectory("multimarket-").FullName;
    private readonly OrderFolders _folders;

    public ReplaySpecs()
    {
        _folders = new OrderFolders(_data);
        _folders.Create();
    }

    private string Source => Path.Combine(_data, "sources", "site_web");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task An_archived_file_is_offered_again_and_stays_archived_once()
    {
        Archive(First, "a.json", "a");

        var replay = await RunAsync(new ReplayOptions(First, First, Channel.All));

        (replay.Offered, replay.Day).ShouldBe((1, First));
        (await File.ReadAllTextAsync(Path.Combine(Source, "a.json"))).ShouldBe("a");
        Paths("archive").ShouldBe(["archive/site_web/2026-01-08/a.json"]);

        TakeIn("a.json").ShouldBe(MoveOutcome.Moved);
        Paths("").ShouldBe(["archive/site_web/2026-01-08/a.json"]);
    }

    [Fact]
    public async Task Only_the_days_and_channels_that_were_asked_for_are_offered()
    {
        Archive(First, "a.json", "a");
        Archive(Second, "b.json", "b");
        Archive(Today, "c.json", "c");
        Archive(Second, "m.json", "m", Channel.Mobile);

        await RunAsync(new ReplayOptions(Second, Second, [Channel.Web]));

        Paths("sources").ShouldBe(["sources/site_web/b.json"]);
    }

    [Fact]
    public async Task What_waits_already_is_not_put_there_twice_and_another_file_of_the_name_is_not_replaced()
    {
        Archive(First, "a.json", "a");
        Archive(First, "b.json", "b");
        await File.WriteAllTextAsync(Path.Combine(Source, "b.json"), "another");

        await RunAsync(new ReplayOptions(First, First, Channel.All));
        var repeated = await RunAsync(new ReplayOptions(First, First, [Channel.Web]));

        repeated.Waiting.ShouldBe(2);
        Paths("sources").ShouldBe(["sources/site_web/a.json", "sources/site_web/b.2.json", "sources/site_web/b.json"]);
        TakeIn("b.2.json").ShouldBe(MoveOutcome.Moved);
        Paths("archive").ShouldBe(["archive/site_web/2026-01-08/a.json", "archive/site_web/2026-01-08/b.json"]);
    }

    [Fact]
    public async Task Nothing_that_happens_to_the_copy_reaches_the_archived_file()
    {
        Archive(First, "a.json", "a");
        await RunAsync(new ReplayOptions(First, First, Channel.All));

        await File.WriteAllTextAsync(Path.Combine(Source, "a.json"), "rewritten in place");
        TakeIn("a.json").ShouldBe(MoveOutcome.Moved);

        Paths("").ShouldBe(["archive/site_web/2026-01-08/a.json", "archive/site_web/2026-03-01/a.json"]);
        (await File.ReadAllTextAsync(Path.Combine(_data, "archive/site_web/2026-01-08/a.json"))).ShouldBe("a");
    }

    [Fact]
    public async Task A_replayed_file_that_is_refused_lies_in_the_rejected_folder_only()
    {
        Archive(First, "a.json", "a");
        await RunAsync(new ReplayOptions(First, First, Channel.All));

        Refuse("a.json").ShouldBe(MoveOutcome.Moved);

        Paths("").ShouldBe(["rejected/site_web/a.json", "rejected/site_web/a.json.reason.json"]);
    }

    [Fact]
    public async Task A_refusal_that_was_interrupted_between_its_two_moves_is_completed_by_the_next()
    {
        Archive(First, "a.json", "a");
        await RunAsync(new ReplayOptions(First, First, Channel.All));
        File.Move(Path.Combine(_data, "archive/site_web/2026-01-08/a.json"), Path.Combine(_data, "rejected/site_web/a.json"));

        Refuse("a.json").ShouldBe(MoveOutcome.Moved);

        Paths("").ShouldBe(["rejected/site_web/a.json", "rejected/site_web/a.json.reason.json"]);
    }

    [Fact]
    public async Task A_file_that_only_looks_like_a_copy_is_archived_as_any_other()
    {
        Archive(First, "a.json", "a");
        await File.WriteAllTextAsync(Path.Combine(Source, "a.json"), "b");
        File.SetLastWriteTimeUtc(Path.Combine(Source, "a.json"), First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

        TakeIn("a.json").ShouldBe(MoveOutcome.Moved);

        Paths("archive").ShouldBe(["archive/site_web/2026-01-08/a.json", "archive/site_web/2026-03-01/a.json"]);
    }

    [Fact]
    public async Task What_an_interrupted_replay_left_unfinished_is_cleared_away()
    {
        Archive(First, "a.json", "a");
        await File.WriteAllTextAsync(Path.Combine(Source, ".replay-0123.tmp"), "half");

        await RunAsync(new ReplayOptions(First, First, Channel.All));

        Paths("sources").ShouldBe(["sources/site_web/a.json"]);
    }

    [Fact]
    public async Task Links_and_pipes_in_the_archive_are_passed_over()
    {
        if (OperatingSystem.IsWindows()) return;
        Archive(First, "a.json", "a");
        File.CreateSymbolicLink(Path.Combine(_data, "archive/site_web/2026-01-08/link.json"), Path.Combine(_data, "archive/site_web/2026-01-08/a.json"));
        System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_data, "archive/site_web/2026-01-08/pipe.json")]).WaitForExit();

        var replay = await RunAsync(new ReplayOptions(First, First, Channel.All));

        (replay.Offered, replay.Skipped).ShouldBe((1, 2));
        Paths("sources").ShouldBe(["sources/site_web/a.json"]);
    }

    [Fact]
    public async Task No_more_than_so_many_files_wait_at_a_time()
    {
        for (var i = 0; i < 50; i++) Archive(First, $"{i}.json", $"{i}");
        var most = 0;

        var replay = await RunAsync(new ReplayOptions(First, First, [Channel.Web]) { MostWaiting = 8, Pace = TimeSpan.FromMilliseconds(1) }, _ =>
        {
            var waiting = Directory.GetFiles(Source);
            most = Math.Max(most, waiting.Length);
            if (waiting.Length == 8) foreach (var file in waiting) TakeIn(Path.GetFileName(file));
        });

        replay.Offered.ShouldBe(50);
        most.ShouldBe(8);
    }

    [Fact]
    public async Task A_folder_that_nobody_empties_is_told_of_once_and_the_replay_can_be_broken_off()
    {
        for (var i = 0; i < 5; i++) Archive(First, $"{i}.json", $"{i}");
        using var stop = new CancellationTokenSource();
        var replay = New(new ReplayOptions(First, First, [Channel.Web]) { MostWaiting = 2, Pace = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.Zero });

        await Should.ThrowAsync<OperationCanceledException>(replay.RunAsync(step => { if (step == ReplayStep.Stalled) stop.Cancel(); }, stop.Token));

        (replay.Offered, replay.Day).ShouldBe((2, First));
    }

    private Replay New(ReplayOptions options) => new(new PlacedFiles(_data), _folders, TimeProvider.System, options);

    private async Task<Replay> RunAsync(ReplayOptions options, Action<ReplayStep>? step = null)
    {
        var replay = New(options);
        var files = 0;
        await replay.RunAsync(step ?? (_ => files++), CancellationToken.None);
        if (step is null) replay.Count(CancellationToken.None).Sum(d => d.Files).ShouldBe(files);
        return replay;
    }

    private void Archive(DateOnly day, string name, string content, Channel? channel = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_data, "archive", (channel ?? Channel.Web).Folder, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        File.WriteAllText(Path.Combine(folder.FullName, name), content);
    }

    private MoveOutcome TakeIn(string name)
    {
        byte[] buffer = [];
        return _folders.Archive(Channel.Web, name, _folders.Read(Channel.Web, name, ref buffer).Stamp, Today);
    }

    private MoveOutcome Refuse(string name) =>
        _folders.Reject(Channel.Web, name, null, new Rejection(name, "site_web", Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), 1, []));

    private string[] Paths(string folder) =>
        [.. Directory.GetFiles(Path.Combine(_data, folder), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_data, f)).Order(StringComparer.Ordinal)];
}
