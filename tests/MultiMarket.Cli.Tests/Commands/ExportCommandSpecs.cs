using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class ExportCommandSpecs : IClassFixture<FakeHost>, IDisposable
{
    private readonly FakeHost _host;
    private readonly string _folder = Directory.CreateTempSubdirectory("multimarket-cli-").FullName;

    public ExportCommandSpecs(FakeHost host)
    {
        _host = host;
        foreach (var table in (string[])["commandes", "lignes", "clients", "produits", "calendrier"])
            _host.Answer($"/bi/{table}", $"{table}\r\n1\r\n", type: "text/csv");
        _host.Requests.Clear();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_star_is_five_files()
    {
        var run = await RunAsync("export --out ventes");

        run.ExitCode.ShouldBe(0, run.Error);
        Files("ventes").ShouldBe(["calendrier.csv", "clients.csv", "commandes.csv", "lignes.csv", "produits.csv"]);
        File.ReadAllText(Path.Combine(_folder, "ventes", "lignes.csv")).ShouldBe("lignes\r\n1\r\n");
        run.Out.ShouldContain($"Written: {Path.Combine(_folder, "ventes", "commandes.csv")} (14 bytes)");
        _host.Requests.ShouldContain("GET /bi/commandes?format=csv&formulas=escape [Bearer secret]");
    }

    [Theory]
    [InlineData("--what lignes --format jsonl", "lignes.jsonl", "GET /bi/lignes?format=jsonl [Bearer secret]")]
    [InlineData("--what commandes --format excel --channel web,boutique", "commandes.csv", "GET /bi/commandes?format=excel&canal=web,boutique [Bearer secret]")]
    [InlineData("--what commandes --from 2026-01-01 --to 2026-03-31", "commandes.csv", "GET /bi/commandes?format=csv&formulas=escape&from=2026-01-01&to=2026-03-31 [Bearer secret]")]
    public async Task Parameters_reach_the_host(string options, string file, string request)
    {
        var run = await RunAsync($"export {options} --out .");

        run.ExitCode.ShouldBe(0, run.Error);
        Files(".").ShouldBe([file]);
        _host.Requests.ShouldBe([request]);
    }

    [Fact]
    public async Task A_refusal_leaves_the_last_export_as_it_was()
    {
        File.WriteAllText(Path.Combine(_folder, "commandes.csv"), "yesterday");
        _host.Refuse("/bi/commandes", 503, "The warehouse is away");

        var run = await RunAsync("export --what commandes --out .");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("The warehouse is away\n");
        Files(".").ShouldBe(["commandes.csv"]);
        File.ReadAllText(Path.Combine(_folder, "commandes.csv")).ShouldBe("yesterday");
    }

    [Fact]
    public async Task A_second_export_into_the_same_folder_leaves_the_first_alone()
    {
        var part = Path.Combine(_folder, "commandes.csv.part");
        await using (var first = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            first.Write("half"u8);
            first.Flush();

            var run = await RunAsync("export --what commandes --out .");

            run.ExitCode.ShouldBe(1);
            run.Error.ShouldContain("Give another folder with --out.");
        }

        File.ReadAllText(part).ShouldBe("half");
        Files(".").ShouldBe(["commandes.csv.part"]);
    }

    [Fact]
    public async Task An_interrupted_export_leaves_no_file()
    {
        using var interrupt = new CancellationTokenSource();
        _host.Hold("/bi/commandes", "commandes\r\n", onHeld: interrupt.Cancel);

        var run = await RunAsync("export --what commandes --out ventes", interrupt.Token);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("Interrupted.\n");
        Files("ventes").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_cannot_take_all_is_said_and_leaves_nothing_behind()
    {
        if (!File.Exists("/dev/full")) return;
        // The name under which the file grows leads to a disk without room.
        File.CreateSymbolicLink(Path.Combine(_folder, "commandes.csv.part"), "/dev/full");

        var run = await RunAsync("export --what commandes --out .");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($"{Path.Combine(_folder, "commandes.csv")} cannot be written: ");
        Files(".").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");

        var run = await RunAsync("export --what commandes --out file/below");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Give another folder with --out.");
    }

    [Fact]
    public async Task Without_a_folder_or_with_an_unknown_table_the_command_line_is_wrong()
    {
        (await RunAsync("export")).ExitCode.ShouldBe(2);
        (await RunAsync("export --what clients --out .")).ExitCode.ShouldBe(2);
        (await RunAsync("export --format xml --out .")).ExitCode.ShouldBe(2);
        _host.Requests.ShouldBeEmpty();
    }

    private string[] Files(string folder) => [.. Directory.GetFiles(Path.Combine(_folder, folder)).Select(f => Path.GetFileName(f)).Order()];

    private Task<CliRun> RunAsync(string line, CancellationToken cancellationToken = default) =>
        CliRun.OfAsync($"{line} --url {_host.Url}", new() { ["MULTIMARKET_TOKEN"] = "secret" }, _folder, cancellationToken: cancellationToken);
}
