using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Security;

public sealed class LoginSpecs : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-login-").FullName;
    private EmbeddedMongoServer _server = null!;

    public async Task InitializeAsync() => _server = await EmbeddedMongoServer.StartAsync(
        new EmbeddedMongoOptions
        {
            DataFile = Path.Combine(_folder, "warehouse.db"),
            Users = [new EmbeddedMongoUser("hôte", "p=a,ss"), new EmbeddedMongoUser("bi", "lecture", ReadOnly: true), new EmbeddedMongoUser("rayon", "lire", ReadOnly: true, "shop")],
        },
        NullLogger.Instance,
        CancellationToken.None);

    [Theory]
    [InlineData("""{"find": "c"}""")]
    [InlineData("""{"insert": "c", "documents": [{"_id": 1}]}""")]
    [InlineData("""{"listDatabases": 1}""")]
    [InlineData("""{"serverStatus": 1}""")]
    public async Task Nothing_is_told_before_a_login(string command)
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        (await client.RunAsync("admin", command)).Field("code"u8).Int32.ShouldBe(13);
        await client.ExpectAsync("admin", """{"ping": 1}""");
    }

    [Fact]
    public async Task Hello_names_the_mechanism()
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        var hello = await client.ExpectAsync("admin", """{"hello": 1, "saslSupportedMechs": "admin.bi"}""");
        hello.Field("saslSupportedMechs"u8).ToItems().Select(item => item.String).ShouldBe(["SCRAM-SHA-256"]);
    }

    [Fact]
    public async Task A_large_message_before_a_login_ends_the_connection()
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        await client.SendAsync(JsonBson.Parse($$"""{"ping": "{{new string('x', 100_000)}}", "$db": "admin"}"""));
        (await client.IsClosedByServerAsync()).ShouldBeTrue();
    }

    [Fact]
    public void A_user_does_not_print_the_password() =>
        new EmbeddedMongoUser("bi", "lecture").ToString().ShouldNotContain("lecture");

    [NodeFact]
    public async Task The_driver_for_Node_logs_in_with_SCRAM() =>
        (await NodeClients.RunAsync("login.mjs", $"127.0.0.1:{_server.Port}", "hôte", "p=a,ss", "bi", "lecture")).Trim().ShouldBe("done");

    [Fact]
    public async Task Who_exists_is_not_told()
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        foreach (var name in (string[])["bi", "nobody"])
        {
            var hello = await client.ExpectAsync("admin", $$"""{"hello": 1, "saslSupportedMechs": "admin.{{name}}"}""");
            hello.Field("saslSupportedMechs"u8).ToItems().Count.ShouldBe(1);
            var first = await client.ExpectAsync("admin", StartOf(name));
            var answer = Encoding.UTF8.GetString(first.Field("payload"u8).View.BinaryPayload);
            answer.ShouldMatch(@"^r=abc[A-Za-z0-9+/=]{32},s=[A-Za-z0-9+/=]{40},i=15000$");
            SaltOf(answer).ShouldBe(SaltOf(Encoding.UTF8.GetString((await client.ExpectAsync("admin", StartOf(name))).Field("payload"u8).View.BinaryPayload)));
            var proof = $"c=biws,{answer.Split(',')[0]},p={Convert.ToBase64String(new byte[32])}";
            var refused = await client.RunAsync("admin", """{"saslContinue": 1, "conversationId": 1, "payload": {"$binary": {"base64": "PROOF", "subType": "00"}}}""".Replace("PROOF", Convert.ToBase64String(Encoding.UTF8.GetBytes(proof)), StringComparison.Ordinal));
            refused.Field("code"u8).Int32.ShouldBe(18);
            refused.Field("errmsg"u8).String.ShouldBe("Authentication failed.");
        }
    }

    [Theory]
    [InlineData("""{"saslStart": 1, "mechanism": "SCRAM-SHA-1", "payload": ""}""", 334)]
    [InlineData("""{"saslStart": 1, "mechanism": "SCRAM-SHA-256", "payload": "no base64!"}""", 18)]
    [InlineData("""{"saslStart": 1, "mechanism": "SCRAM-SHA-256", "payload": 5}""", 18)]
    [InlineData("""{"saslContinue": 1, "conversationId": 1, "payload": ""}""", 17)]
    public async Task A_login_that_makes_no_sense_is_refused(string command, int code)
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        (await client.RunAsync("admin", command)).Field("code"u8).Int32.ShouldBe(code);
        await client.ExpectAsync("admin", """{"hello": 1, "speculativeAuthenticate": {"saslStart": 1, "mechanism": "SCRAM-SHA-256", "payload": 5}}""");
    }

    private static string StartOf(string name) => """{"saslStart": 1, "mechanism": "SCRAM-SHA-256", "payload": {"$binary": {"base64": "FIRST", "subType": "00"}}}"""
        .Replace("FIRST", Convert.ToBase64String(Encoding.UTF8.GetBytes($"n,,n={name},r=abc")), StringComparison.Ordinal);

    private static string SaltOf(string answer) => answer.Split(',')[1];

    [PymongoFact]
    public async Task Pymongo_logs_in_with_SCRAM()
    {
        const string Script = """
            import sys, pymongo
            from pymongo.errors import OperationFailure
            port = int(sys.argv[1])
            host = pymongo.MongoClient('127.0.0.1', port, username='hôte', password='p=a,ss', serverSelectionTimeoutMS=5000)
            host.shop.c.insert_one({'_id': 1})
            assert host.admin.command('connectionStatus')['authInfo']['authenticatedUsers'] == [{'user': 'hôte', 'db': 'admin'}]
            bi = pymongo.MongoClient('127.0.0.1', port, username='bi', password='lecture', authMechanism='SCRAM-SHA-256', serverSelectionTimeoutMS=5000)
            assert bi.shop.c.find_one() == {'_id': 1}
            for write in (lambda: bi.shop.c.insert_one({}), lambda: list(bi.shop.c.aggregate([{'$out': 'd'}])), lambda: bi.shop.c.drop()):
                try:
                    write()
                    raise AssertionError('written')
                except OperationFailure as error:
                    assert error.code == 13, error
            host.hidden.c.insert_one({'_id': 1})
            one = pymongo.MongoClient('127.0.0.1', port, username='rayon', password='lire', serverSelectionTimeoutMS=5000)
            assert one.shop.c.find_one() == {'_id': 1}
            assert one.shop.command('dataSize', 'shop.c')['numObjects'] == 1
            assert one.list_database_names() == ['shop'], one.list_database_names()
            assert set(bi.list_database_names()) == {'hidden', 'shop'}
            assert one.shop.list_collection_names() == ['c']
            assert one.admin.command('connectionStatus')['authInfo']['authenticatedUserRoles'] == [{'role': 'read', 'db': 'shop'}]
            assert [user['user'] for user in one.admin.command('usersInfo', 1)['users']] == ['rayon']
            for look in (
                lambda: one.hidden.c.find_one(),
                lambda: one.hidden.c.count_documents({}),
                lambda: one.hidden.list_collection_names(),
                lambda: one.hidden.command('explain', {'find': 'c'}),
                lambda: one.shop.command('dataSize', 'hidden.c'),
                lambda: one.admin.command('listDatabases', authorizedDatabases=False),
                lambda: one.admin.command('getLog', 'startupWarnings'),
                lambda: one.shop.command('serverStatus'),
                lambda: one.shop.c.insert_one({}),
                lambda: list(one.shop.c.aggregate([{'$out': 'd'}])),
            ):
                try:
                    look()
                    raise AssertionError('allowed')
                except OperationFailure as error:
                    assert error.code == 13, error
            for name, password in (('bi', 'wrong'), ('nobody', 'x')):
                try:
                    pymongo.MongoClient('127.0.0.1', port, username=name, password=password, serverSelectionTimeoutMS=5000).shop.c.find_one()
                    raise AssertionError('logged in')
                except OperationFailure as error:
                    assert error.code == 18, error
            print('done')
            """;
        var start = new ProcessStartInfo(Pymongo.Python, ["-c", Script, _server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        (await process.StandardOutput.ReadToEndAsync()).ShouldContain("done", customMessage: await errors);
        await process.WaitForExitAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
