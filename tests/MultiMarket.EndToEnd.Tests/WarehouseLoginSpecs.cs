using MultiMarket.EndToEnd.Tests.Support;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>A host whose warehouse asks for a password: the host itself logs in, others need to.</summary>
public sealed class WarehouseLoginSpecs : IAsyncLifetime
{
    private const string Password = "pass/word:with@signs%";
    private const string ReaderPassword = "lecture";
    private readonly string _passwordFolder = HostProcess.TemporaryFolder();
    private HostProcess _host = null!;

    public async Task InitializeAsync()
    {
        var file = Path.Combine(_passwordFolder, "reader.password");
        await File.WriteAllTextAsync(file, ReaderPassword + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _host = HostProcess.Prepare(options: ["--warehouse-user", "marchand", "--warehouse-reader", "bi", "--backfill", "3"]);
        _host.Environment["MULTIMARKET_WAREHOUSE_PASSWORD"] = Password;
        _host.Environment["MULTIMARKET_WAREHOUSE_READER_PASSWORD_FILE"] = file;
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_passwordFolder, recursive: true);
    }

    [PymongoFact]
    public async Task The_host_ingests_its_users_read_and_strangers_see_nothing()
    {
        _host.Drop("site_web", "order.json", OrderTexts.Utf8(OrderTexts.Example));
        await _host.CountsBecomeAsync("the backfill and the order are stored", c => c.Inserted >= 10);

        var printed = await Pymongo.RunAsync(
            """
            import sys, pymongo
            from pymongo.errors import OperationFailure
            port, password, reading = int(sys.argv[1]), sys.argv[2], sys.argv[3]

            def connect(**login):
                return pymongo.MongoClient('127.0.0.1', port, serverSelectionTimeoutMS=5000, **login)

            def refused(code, action):
                try:
                    action()
                except OperationFailure as error:
                    assert error.code == code, (error.code, error)
                    return
                raise AssertionError('not refused')

            stranger = connect()
            refused(13, lambda: stranger.multi_market.commandes.find_one())
            refused(13, lambda: stranger.list_database_names())
            refused(18, lambda: connect(username='marchand', password='wrong').multi_market.commandes.find_one())
            refused(18, lambda: connect(username='nobody', password=password).multi_market.commandes.find_one())

            bi = connect(username='bi', password=reading)
            order = bi.multi_market.commandes.find_one({'_id': 'web:234'})
            assert order['client_id'] == '123', order
            assert bi.multi_market.v_commandes.count_documents({}) >= 10
            assert bi.multi_market.commandes.find({}).explain()['queryPlanner']['namespace'] == 'multi_market.commandes'
            assert bi.list_database_names() == ['multi_market'], bi.list_database_names()
            refused(13, lambda: bi.multi_market_akka.list_collection_names())
            refused(13, lambda: bi.multi_market_akka.event_journal.find_one())
            for write in (
                lambda: bi.multi_market.commandes.insert_one({}),
                lambda: bi.multi_market.commandes.update_one({}, {'$set': {'a': 1}}),
                lambda: bi.multi_market.commandes.delete_many({}),
                lambda: bi.multi_market.commandes.create_index('a'),
                lambda: list(bi.multi_market.commandes.aggregate([{'$out': 'copy'}])),
                lambda: list(bi.multi_market.commandes.aggregate([{'$merge': 'copy'}])),
                lambda: bi.drop_database('multi_market'),
                lambda: bi.multi_market.command('explain', {'delete': 'commandes', 'deletes': [{'q': {}, 'limit': 0}]}),
            ):
                refused(13, write)

            owner = connect(username='marchand', password=password)
            assert owner.multi_market_akka.list_collection_names()
            assert owner.probe.c.insert_one({'_id': 1}).inserted_id == 1
            print('done')
            """,
            $"{_host.WarehousePort}", Password, ReaderPassword);
        printed.Trim().ShouldBe("done");

        var (exitCode, status, _) = await _host.CliAsync("status");
        exitCode.ShouldBe(0);
        status.ShouldContain("with a password, available");
        _host.Output.ShouldContain("The embedded warehouse asks for the password of marchand, or of bi, who may only read.");
        foreach (var text in (string[])[_host.Output, status, .. Directory.GetFiles(Path.Combine(_host.Data, "logs")).Select(ReadShared)])
        {
            text.ShouldNotContain(Password);
            text.ShouldNotContain(Uri.EscapeDataString(Password));
            text.ShouldNotContain(ReaderPassword);
        }
    }

    // The host still writes its log.
    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
