using System.Text.Json;
using MultiMarket.Host.Commands;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Replay;

/// <summary><c>replay</c> on a data folder without a host.</summary>
public sealed class ReplayCommandSpecs : IDisposable
{
    private readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_empty_archive_and_days_without_files_are_told_apart()
    {
        var (exitCode, _, error) = await RunAsync("--from", "2026-01-01");
        exitCode.ShouldBe(1);
        error.ShouldContain("is empty");

        Archive("site_web", "2026-01-08", "a.json");
        (exitCode, _, error) = await RunAsync("--from", "2026-02-01");
        exitCode.ShouldBe(1);
        error.ShouldContain("holds days from 2026-01-08 to 2026-01-08");
    }

    [Fact]
    public async Task A_dry_run_counts_day_by_day_and_touches_nothing()
    {
        Archive("site_web", "2026-01-08", "a.json");
        Archive("site_web", "2026-01-08", "b.json");
        Archive("boutique_physique", "2026-01-08", "c.json");
        Archive("site_web", "2026-01-09", "d.json");

        var (exitCode, output, error) = await RunAsync("--from", "2026-01-08", "--to", "2026-01-08", "--dry-run");

        exitCode.ShouldBe(0, error);
        output.ShouldContain("2026-01-08  web 2, boutique 1");
        output.ShouldContain("3 files of 1 day in");
        output.ShouldContain($"multimarket replay --from 2026-01-08 --to 2026-01-08 --data '{_data.Path}'");
        Directory.Exists(_data["sources"]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_tally_is_also_a_JSON_document()
    {
        Archive("site_web", "2026-01-08", "a.json");
        Archive("site_web", "2026-01-09", "b.json");
        (await RunAsync("--from", "2026-01-09")).ExitCode.ShouldBe(0);

        var (exitCode, output, _) = await RunAsync("--from", "2026-01-08", "--channel", "web", "--json");

        exitCode.ShouldBe(0);
        var report = JsonDocument.Parse(output).RootElement;
        (report.GetProperty("files").GetInt64(), report.GetProperty("offered").GetInt64(), report.GetProperty("waiting").GetInt64()).ShouldBe((2, 1, 1));
        report.GetProperty("ok").GetBoolean().ShouldBeTrue();
        report.GetProperty("host_runs").GetBoolean().ShouldBeFalse();
        report.GetProperty("days")[1].GetProperty("day").GetString().ShouldBe("2026-01-09");
        report.GetProperty("go_on").ValueKind.ShouldBe(JsonValueKind.Null);
        Directory.GetFiles(_data["sources/site_web"]).Select(Path.GetFileName).Order().ShouldBe(["a.json", "b.json"]);
    }

    [Fact]
    public async Task Only_one_replay_works_on_a_data_folder()
    {
        Archive("site_web", "2026-01-08", "a.json");
        using var other = new FileStream(_data["replay.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var (exitCode, _, error) = await RunAsync("--from", "2026-01-08");

        exitCode.ShouldBe(1);
        error.ShouldContain("Another replay runs");
        Directory.GetFiles(_data["sources/site_web"]).ShouldBeEmpty();
    }

    private void Archive(string source, string day, string name)
    {
        Directory.CreateDirectory(_data[$"archive/{source}/{day}"]);
        File.WriteAllText(_data[$"archive/{source}/{day}/{name}"], name);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await HostCommandLine.RunAsync(["replay", "--data", _data.Path, "--http", "0", .. options], output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
