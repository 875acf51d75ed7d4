using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Storage;

public sealed class StorageEngineSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-engine-").FullName;
    private readonly CountingLogger _log = new();
    private readonly StorageEngine _engine;

    public StorageEngineSpecs() => _engine = new StorageEngine(Path.Combine(_folder, "warehouse.db"), _log);

    [Fact]
    public async Task A_snapshot_that_is_held_does_not_keep_a_write_waiting_and_does_not_see_it()
    {
        await InsertAsync(1);
        using var before = _engine.BeginRead();
        CountIn(before).ShouldBe(1);
        await InsertAsync(2);
        await InsertAsync(3);
        CountIn(before).ShouldBe(1);
        using var after = _engine.BeginRead();
        CountIn(after).ShouldBe(3);
    }

    [Fact]
    public async Task A_write_that_takes_its_time_keeps_no_reader_waiting()
    {
        await InsertAsync(1);
        using var writing = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var slow = _engine.WriteAsync(session =>
        {
            Insert(session, 2);
            writing.Set();
            mayEnd.Wait();
            return true;
        });
        writing.Wait();
        using (var meanwhile = _engine.BeginRead())
            CountIn(meanwhile).ShouldBe(1);
        slow.IsCompleted.ShouldBeFalse();
        mayEnd.Set();
        await slow;
        using var after = _engine.BeginRead();
        CountIn(after).ShouldBe(2);
    }

    [Fact]
    public async Task Writes_that_wait_together_share_one_flush()
    {
        await InsertAsync(0);
        using var writing = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var (commits, writes) = (_engine.Commits, _engine.Writes);
        var first = _engine.WriteAsync(session =>
        {
            writing.Set();
            mayEnd.Wait();
            return true;
        });
        writing.Wait();
        Task[] waiting = [.. Enumerable.Range(1, 100).Select(id => InsertAsync(id))];
        mayEnd.Set();
        await Task.WhenAll([first, .. waiting]);
        (_engine.Writes - writes).ShouldBe(101);
        (_engine.Commits - commits).ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_breaks_the_transaction_fails_alone()
    {
        await InsertAsync(0);
        using var writing = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var first = _engine.WriteAsync(session =>
        {
            writing.Set();
            mayEnd.Wait();
            return true;
        });
        writing.Wait();
        var good = InsertAsync(1);
        var bad = _engine.WriteAsync<bool>(_ => throw new InvalidOperationException("broken"));
        var alsoGood = InsertAsync(2);
        mayEnd.Set();
        await Task.WhenAll(first, good, alsoGood);
        (await Should.ThrowAsync<InvalidOperationException>(bad)).Message.ShouldBe("broken");
        using var after = _engine.BeginRead();
        CountIn(after).ShouldBe(3);
    }

    [Fact]
    public async Task A_full_disk_is_told_to_the_client_and_logged_once_and_passes()
    {
        await InsertAsync(0);
        await LimitAsync("PRAGMA max_page_count=1");
        for (var i = 1; i < 4; i++)
            (await Should.ThrowAsync<MongoErrorException>(InsertAsync(i, kilobytes: 100))).Code.ShouldBe((int)MongoErrorCode.OutOfDiskSpace);
        using (var meanwhile = _engine.BeginRead())
            CountIn(meanwhile).ShouldBe(1);
        _log.Errors.ShouldBe(1);

        await LimitAsync("PRAGMA max_page_count=1000000");
        await InsertAsync(5, kilobytes: 100);
        using var after = _engine.BeginRead();
        CountIn(after).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_to_the_client_and_still_read()
    {
        await InsertAsync(0);
        await LimitAsync("PRAGMA query_only=ON");
        (await Should.ThrowAsync<MongoErrorException>(InsertAsync(1))).Message.ShouldContain("readonly");
        using var meanwhile = _engine.BeginRead();
        CountIn(meanwhile).ShouldBe(1);
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static long CountIn(ReadSession session) => session.CountOf(session.Catalog.Find("shop", "c")!);

    private static void Insert(WriteSession session, int id, int kilobytes = 0) =>
        session.Insert(session.EnsureCollection("shop", "c"), JsonBson.Document($$"""{"_id": {{id}}, "pad": "{{new string('x', kilobytes * 1024)}}"}"""));

    private Task InsertAsync(int id, int kilobytes = 0) => _engine.WriteAsync(session =>
    {
        Insert(session, id, kilobytes);
        return true;
    });

    // What the disk would do, SQLite does by itself when it is told so.
    private Task LimitAsync(string pragma) => _engine.WriteAsync(session =>
    {
        session.Connection.Execute(pragma);
        return true;
    });

    private sealed class CountingLogger : ILogger
    {
        private int _errors;

        public int Errors => _errors;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error) Interlocked.Increment(ref _errors);
        }
    }
}
