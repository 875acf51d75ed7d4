using System.Net;
using System.Net.Sockets;
using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class ConnectionSpecs : IClassFixture<FakeHost>, IDisposable
{
    private readonly FakeHost _host;
    private readonly string _folder = Directory.CreateTempSubdirectory("multimarket-cli-").FullName;

    public ConnectionSpecs(FakeHost host)
    {
        _host = host;
        _host.Requests.Clear();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--data {0}", null)]
    [InlineData("", "{0}")]
    public async Task The_token_is_read_from_the_data_folder(string options, string? variable)
    {
        WriteToken(_folder);
        var variables = new Dictionary<string, string> { ["MULTIMARKET_URL"] = _host.Url };
        if (variable is not null) variables["MULTIMARKET_DATA"] = _folder;

        var run = await CliRun.OfAsync("pause web " + string.Format(System.Globalization.CultureInfo.InvariantCulture, options, _folder), variables);

        run.ExitCode.ShouldBe(0, run.Error);
        _host.Requests.ShouldBe(["POST /api/channels/web/pause?part=simulation [Bearer from-file]"]);
    }

    [Fact]
    public async Task Without_options_the_data_folder_is_the_one_here()
    {
        WriteToken(Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName);

        var run = await CliRun.OfAsync($"pause web --url {_host.Url}", folder: _folder);

        run.ExitCode.ShouldBe(0, run.Error);
        _host.Requests.Single().ShouldEndWith("[Bearer from-file]");
    }

    [Fact]
    public async Task A_missing_token_is_named_with_the_ways_to_give_it()
    {
        using var host = Refusing("/api/channels/web/resume", 401);

        var run = await CliRun.OfAsync($"resume web --url {_host.Url} --data {_folder}");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(Path.Combine(_folder, "control.token"));
        run.Error.ShouldContain("--data");
        run.Error.ShouldContain("MULTIMARKET_TOKEN");
    }

    [Fact]
    public async Task A_wrong_token_is_told_from_a_missing_one()
    {
        using var host = Refusing("/api/channels/web/resume", 401);
        WriteToken(_folder);

        var run = await CliRun.OfAsync($"resume web --url {_host.Url} --data {_folder}");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("does not accept this token");
    }

    [Theory]
    [InlineData("status")]
    [InlineData("pause web")]
    [InlineData("report revenue")]
    [InlineData("rejected list")]
    public async Task A_host_that_is_not_there_is_a_3_and_tells_how_to_start_one(string line)
    {
        var run = await CliRun.OfAsync($"{line} --url http://127.0.0.1:{ClosedPort()}");

        run.ExitCode.ShouldBe(3);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("the connection was refused");
        run.Error.ShouldContain("multimarket up");
        run.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task The_port_may_come_from_the_variable_that_the_host_reads()
    {
        _host.Answer("/api/status", Documents.Status);

        var run = await CliRun.OfAsync("status", new() { ["MULTIMARKET_HTTP"] = new Uri(_host.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture) });

        run.ExitCode.ShouldBe(0, run.Error);
    }

    [Theory]
    [InlineData("status --url ftp://x", "--url: 'ftp://x' is no address")]
    [InlineData("status --url 8080", "--url: '8080' is no address")]
    public async Task A_wrong_address_is_a_usage_error(string line, string said)
    {
        var run = await CliRun.OfAsync(line);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(said);
    }

    [Theory]
    [InlineData("https", "it does not speak TLS, or its certificate is not trusted. Start one")]
    [InlineData("http", "the connection broke off before an answer. Start one")]
    public async Task What_speaks_no_http_on_the_port_is_a_3_that_says_so(string scheme, string said)
    {
        using var mute = new MutePort();

        var run = await CliRun.OfAsync($"status --url {scheme}://127.0.0.1:{mute.Port}");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain(said);
    }

    [Fact]
    public async Task Something_else_on_the_port_is_no_host()
    {
        using var page = Answering("/api/status", "<html>", "text/html");

        var run = await CliRun.OfAsync($"status --url {_host.Url}");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("is not a MultiMarket host");
    }

    private void WriteToken(string folder) => File.WriteAllText(Path.Combine(folder, "control.token"), "from-file\n");

    private Restored Refusing(string path, int status)
    {
        _host.Refuse(path, status, "no");
        return new Restored(_host, path);
    }

    private Restored Answering(string path, string body, string type)
    {
        _host.Answer(path, body, type: type);
        return new Restored(_host, path);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Restored(FakeHost host, string path) : IDisposable
    {
        public void Dispose() => host.Answer(path, "", 204, "");
    }
}
