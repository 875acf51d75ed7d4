using MultiMarket.Host.Security;
using MultiMarket.Host.Startup;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class ControlTokenFileSpecs : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string File => _folder["control.token"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_start_writes_a_token_that_only_the_owner_reads()
    {
        var token = ControlTokenFile.Ensure(_folder.Path);

        token.IsIn("Bearer " + System.IO.File.ReadAllText(File).Trim()).ShouldBeTrue();
        System.IO.File.ReadAllText(File).Trim().Length.ShouldBe(64);
        Directory.GetFiles(_folder.Path).ShouldBe([File]);
        if (!OperatingSystem.IsWindows()) System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Later_starts_keep_it()
    {
        ControlTokenFile.Ensure(_folder.Path);
        var first = System.IO.File.ReadAllText(File);

        ControlTokenFile.Ensure(_folder.Path).IsIn("Bearer " + first.Trim()).ShouldBeTrue();
        System.IO.File.ReadAllText(File).ShouldBe(first);
    }

    [Fact]
    public void Two_folders_have_two_tokens()
    {
        using var other = new ScratchFolder();
        ControlTokenFile.Ensure(_folder.Path);

        ControlTokenFile.Ensure(other.Path).IsIn("Bearer " + System.IO.File.ReadAllText(File).Trim()).ShouldBeFalse();
    }

    [Fact]
    public void A_token_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        ControlTokenFile.Ensure(_folder.Path);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Should.Throw<StartupException>(() => ControlTokenFile.Ensure(_folder.Path)).Message.ShouldContain("chmod 600");
    }

    [Fact]
    public void A_file_without_a_token_is_refused()
    {
        ControlTokenFile.Ensure(_folder.Path);
        System.IO.File.WriteAllText(File, "short\n");

        Should.Throw<StartupException>(() => ControlTokenFile.Ensure(_folder.Path)).Message.ShouldContain("Delete it");
    }
}
