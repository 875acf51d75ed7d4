using MultiMarket.Host.Startup;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Startup;

public sealed class SettingsFilesSpecs : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public SettingsFilesSpecs()
    {
        foreach (var file in Directory.GetFiles(SettingsFiles.Folder)) File.Copy(file, _folder[Path.GetFileName(file)]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Those_that_come_with_the_program_can_be_read() =>
        SettingsFiles.Read(_folder.Path).Single(file => file.HasPath("multimarket.ingestion")).GetInt("multimarket.ingestion.batch-size").ShouldBe(1000);

    [Fact]
    public void One_that_is_broken_is_named()
    {
        File.AppendAllText(_folder["ingestion.conf"], "window 4000 {");

        Should.Throw<StartupException>(() => SettingsFiles.Read(_folder.Path)).Message.ShouldStartWith($"The settings file {_folder["ingestion.conf"]} cannot be read: ");
    }

    [Fact]
    public void One_that_is_missing_is_named()
    {
        File.Delete(_folder["channels.conf"]);

        Should.Throw<StartupException>(() => SettingsFiles.Read(_folder.Path)).Message.ShouldContain(_folder["channels.conf"]);
    }
}
