using MultiMarket.Host.Startup;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Startup;

public sealed class DataFolderSpecs : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_when_missing()
    {
        using var claim = DataFolder.Claim(_folder["a/b"], "main");

        Directory.Exists(_folder["a/b/sources/site_web"]).ShouldBeTrue();
        Directory.Exists(_folder["a/b/rejected/boutique_physique"]).ShouldBeTrue();
        Directory.Exists(_folder["a/b/reports"]).ShouldBeTrue();
    }

    [Fact]
    public void A_second_host_of_the_same_name_is_turned_away()
    {
        using var claim = DataFolder.Claim(_folder.Path, "main");

        Should.Throw<StartupException>(() => DataFolder.Claim(_folder.Path, "main")).Message.ShouldContain("Another host named 'main'");
    }

    [Fact]
    public void A_second_host_of_another_name_is_welcome()
    {
        using var claim = DataFolder.Claim(_folder.Path, "main");

        Should.NotThrow(() => DataFolder.Claim(_folder.Path, "second").Dispose());
    }

    [Fact]
    public void Once_left_it_can_be_claimed_again()
    {
        DataFolder.Claim(_folder.Path, "main").Dispose();

        Should.NotThrow(() => DataFolder.Claim(_folder.Path, "main").Dispose());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_with_what_to_do()
    {
        File.WriteAllText(_folder["file"], "");

        var message = Should.Throw<StartupException>(() => DataFolder.Claim(_folder["file/data"], "main")).Message;

        message.ShouldContain(_folder["file/data"]);
        message.ShouldContain("--data or MULTIMARKET_DATA");
    }
}
